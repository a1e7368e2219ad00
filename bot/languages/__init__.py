"""The languages of the counter: their tags, how to recognise them, and every fixed text."""

JAPANESE = "ja"
ENGLISH = "en"
PLAIN_JAPANESE = "ja-easy"

ALL = (JAPANESE, ENGLISH, PLAIN_JAPANESE)

NAMES = {JAPANESE: "日本語", ENGLISH: "English", PLAIN_JAPANESE: "やさしい日本語"}

# Where an answer is not written in the citizen's language, these serve, in this order.
FALLBACKS = {JAPANESE: (PLAIN_JAPANESE, ENGLISH), ENGLISH: (JAPANESE,), PLAIN_JAPANESE: (JAPANESE, ENGLISH)}
