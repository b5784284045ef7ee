"""Who took part in a conversation or a meeting: by lists, lines, headings and prose."""
