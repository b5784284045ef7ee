-- Words as they are compared: without case, accents, hyphens and apostrophes.


-- Only what is said here is asked of the database, no collation and no extension, so
-- that words are folded in the same way wherever the archive runs.
CREATE FUNCTION letters_folded(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    -- Most words are in ASCII, which takes a twentieth of the time.
    WHEN octet_length(words) = char_length(words)
    THEN translate(lower(words COLLATE "C"), '''`-', '')
    ELSE replace(replace(replace(
        translate(
            lower(
                -- Accents, and what stands between two letters of a word.
                regexp_replace(
                    normalize(words, NFKD),
                    '[\u0300-\u036f''`‘’ʻʼ′´‐‑\u00ad-]', '', 'g'
                ) COLLATE "C"
            ),
            'ÐÞĐđØøŁłıŊŦĦÆŒẞ'
                'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣςΤΥΦΧΨΩ'
                'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐҒҖҚҢҮҰҲҺӘӨ',
            'ðþddoolliŋŧħæœß'
                'αβγδεζηθικλμνξοπρσστυφχψω'
                'абвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґғҗқңүұҳһәө'
        ),
        'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss')
END;
