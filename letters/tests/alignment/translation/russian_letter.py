"""A letter in Russian and an English translation of it, both made up for the tests.

The translator joined paragraphs 5 and 6, divided paragraph 11, and left out paragraph 15.
"""

RUSSIAN = (
    "Уважаемый господин Президент!",
    "Я получил Ваше послание от 14 марта и внимательно его изучил. Благодарю Вас за "
    "откровенность, с которой Вы изложили точку зрения Вашего правительства.",
    "Не скрою, что многое в этом послании нас огорчило. Мы ожидали, что после беседы в "
    "Вене стороны станут избегать слов, которые только затрудняют соглашение.",
    "Прежде всего о Берлине. Положение там остаётся ненормальным, и закрывать на это "
    "глаза значило бы обманывать самих себя.",
    "Советское правительство не раз предлагало заключить мирный договор с обоими "
    "германскими государствами.",
    "Ответа по существу мы не получили, если не считать ноты от 17 июля, которая лишь "
    "повторяла прежние возражения.",
    "Никто не собирается посягать на интересы Соединённых Штатов, Англии и Франции. Мы "
    "готовы дать самые строгие гарантии свободы этого города, и Громыко говорил об этом "
    "Раску в Женеве совершенно ясно.",
    "Вы пишете о доступе. Пусть этот вопрос решат эксперты.",
    "Теперь о прекращении испытаний ядерного оружия. Мы согласны на 3 инспекции в год, и "
    "это немалая уступка с нашей стороны. Ваши представители требовали сначала 20, потом "
    "12, а теперь говорят о 7. Это похоже на торговлю на базаре, а не на переговоры двух "
    "великих держав.",
    "Наши учёные уверены, что автоматические станции обнаружат любой взрыв.",
    "Позволю себе коснуться и Кубы. В октябре прошлого года мир стоял на краю пропасти, и "
    "мы с Вами нашли в себе мужество отступить от неё. Вы дали слово, что вторжения не "
    "будет, и мы поверили этому слову. Однако с тех пор самолёты продолжают летать над "
    "островом, а с берегов Флориды снаряжаются шайки, которые нападают на мирные суда. "
    "Как прикажете это понимать? Фидель Кастро вправе спросить нас, чего стоят такие "
    "обещания.",
    "Мы не хотим, чтобы этот вопрос снова отравил наши отношения.",
    "О Лаосе скажу коротко. Женевские соглашения 1962 года должны выполняться всеми, кто "
    "поставил под ними свою подпись, и принц Суванна Фума имеет право на поддержку обеих "
    "наших стран.",
    "Наши послы могли бы встретиться в Москве с господином Колером и обсудить подробности.",
    "Хочу также сказать несколько слов о торговле. Ограничения, которые введены ещё в "
    "годы войны в Корее, не приносят пользы никому, и меньше всего американским фирмам.",
    "Добрынин передаст Вам на словах ещё некоторые соображения, которые я не хотел бы "
    "доверять бумаге.",
    "Я не теряю надежды на новую встречу. Она могла бы состояться осенью, если к тому "
    "времени будет готов договор, под которым можно поставить подписи.",
    "Нина Петровна просит передать привет госпоже Кеннеди и детям.",
    "С уважением",
    "Н. Хрущёв",
)

ENGLISH = (
    "Dear Mr. President:",
    "I have received your message of March 14 and have studied it attentively. I thank "
    "you for the frankness with which you set out the point of view of your government.",
    "I will not conceal that much in this message grieved us. We had expected that after "
    "the conversation in Vienna the sides would avoid words which only make agreement "
    "more difficult.",
    "Berlin first of all. The situation there remains abnormal, and to close our eyes to "
    "this would be to deceive ourselves.",
    "More than once the Soviet Government has proposed to conclude a peace treaty with "
    "both German states. We have had no answer on the substance, unless one counts the "
    "note of July 17, which merely repeated the former objections.",
    "Nobody intends to encroach upon the interests of the United States, England and "
    "France. We are ready to give the strictest guarantees of the freedom of that city, "
    "and Gromyko spoke of this to Rusk in Geneva with complete clarity.",
    "You write about access. Let experts decide that question.",
    "Now as to the cessation of tests of nuclear weapons. We agree to 3 inspections a "
    "year, and that is no small concession on our part. Your representatives demanded "
    "first 20, then 12, and now they speak of 7. This is like haggling in a bazaar, and "
    "not like negotiations between two great powers.",
    "Our scientists are certain that automatic stations will detect any explosion.",
    "I permit myself to touch upon Cuba as well. In October of last year the world stood "
    "at the edge of an abyss, and you and I found in ourselves the courage to step back "
    "from it. You gave your word that there would be no invasion, and we believed that "
    "word.",
    "Since then, however, airplanes have gone on flying over the island, and bands are "
    "being fitted out on the shores of Florida which attack peaceful ships. How would you "
    "have us understand this? Fidel Castro has the right to ask us what such promises are "
    "worth.",
    "We do not want this question to poison our relations once more.",
    "On Laos I shall be brief. The Geneva agreements of 1962 must be carried out by all "
    "who put their signatures to them, and Prince Souvanna Phouma has a right to the "
    "support of both our countries.",
    "Our ambassadors could meet in Moscow with Mr. Kohler and discuss the details.",
    "Dobrynin will convey to you orally some further considerations which I should not "
    "like to entrust to paper.",
    "I do not lose hope of a new meeting. It could take place in the autumn, if by that "
    "time a treaty is ready to which signatures can be put.",
    "Nina Petrovna asks me to give her greetings to Mrs. Kennedy and the children.",
    "Respectfully,",
    "N. Khrushchev",
)

# What stands beside what, by numbers from 1: written before any program saw the texts.
ROWS = (
    ((1,), (1,)),
    ((2,), (2,)),
    ((3,), (3,)),
    ((4,), (4,)),
    ((5, 6), (5,)),
    ((7,), (6,)),
    ((8,), (7,)),
    ((9,), (8,)),
    ((10,), (9,)),
    ((11,), (10, 11)),
    ((12,), (12,)),
    ((13,), (13,)),
    ((14,), (14,)),
    ((15,), ()),
    ((16,), (15,)),
    ((17,), (16,)),
    ((18,), (17,)),
    ((19,), (18,)),
    ((20,), (19,)),
)
