"""Names of what stands in a decision record: steps, parts of scores, evidence, verdicts and facts.

Tests hold every table against the code that writes the records.
"""

from django.utils.translation import pgettext_lazy

from bot.web.console.words import CALL_OUTCOMES, Words

STEPS: Words = {
    "stay_silent": pgettext_lazy("step", "No reply needed?"),
    "forget_unsent": pgettext_lazy("step", "Forget what was unsent"),
    "note_following": pgettext_lazy("step", "Follow and block"),
    "point_groups_elsewhere": pgettext_lazy("step", "Point groups to a private chat"),
    "greet": pgettext_lazy("step", "Greet"),
    "note_personal_data": pgettext_lazy("step", "Note personal data"),
    "recognise_language": pgettext_lazy("step", "Recognise the language"),
    "answer_danger": pgettext_lazy("step", "Look for danger and emergencies"),
    "limit_rate": pgettext_lazy("step", "Limit the number of messages"),
    "take_rating": pgettext_lazy("step", "Take a rating of staff's help"),
    "cancel_the_wait": pgettext_lazy("step", "Cancel the wait"),
    "relay_to_people": pgettext_lazy("step", "Pass on to staff"),
    "reopen": pgettext_lazy("step", "Open a closed case again"),
    "close_channel": pgettext_lazy("step", "Channel off?"),
    "take_feedback": pgettext_lazy("step", "Take feedback"),
    "change_language": pgettext_lazy("step", "Change the language"),
    "answer_chosen": pgettext_lazy("step", "Answer what was chosen"),
    "hand_over": pgettext_lazy("step", "Hand over by button"),
    "explain_media": pgettext_lazy("step", "Explain pictures and stickers"),
    "hand_over_on_request": pgettext_lazy("step", "Hand over on request"),
    "offer_languages": pgettext_lazy("step", "Offer languages"),
    "repeat": pgettext_lazy("step", "Repeat the last answer"),
    "call_off": pgettext_lazy("step", "Call off the question"),
    "correct": pgettext_lazy("step", "Understand a correction"),
    "answer_courtesy": pgettext_lazy("step", "Small talk, thanks, complaints"),
    "pass_to_people": pgettext_lazy("step", "Answers off: to people"),
    "screen": pgettext_lazy("step", "Look for attacks by rules"),
    "match": pgettext_lazy("step", "Find the answer"),
    "answer_both": pgettext_lazy("step", "Answer two questions"),
    "follow_up": pgettext_lazy("step", "Understand a follow-up question"),
    "answer_one_of_two": pgettext_lazy("step", "Answer one of two questions"),
    "judge": pgettext_lazy("step", "Look for attacks (language model)"),
    "rephrase": pgettext_lazy("step", "Rephrase the question (language model)"),
    "choose": pgettext_lazy("step", "Choose among candidates (language model)"),
    "pause_topic": pgettext_lazy("step", "Topic off?"),
    "hand_to_people": pgettext_lazy("step", "Answer only through staff?"),
    "compose": pgettext_lazy("step", "Reword the answer (language model)"),
    "check": pgettext_lazy("step", "Check what was reworded"),
    "translate": pgettext_lazy("step", "Translate the answer (language model)"),
    "give": pgettext_lazy("step", "Give the answer"),
    "put_disaster_first": pgettext_lazy("step", "Disaster first"),
    "ask_missing": pgettext_lazy("step", "Ask for the missing piece"),
    "ask_back": pgettext_lazy("step", "Ask back"),
    "offer_disaster_answers": pgettext_lazy("step", "Offer answers for the disaster"),
    "fall_back": pgettext_lazy("step", "Say that nothing was found"),
    "ask_kindly": pgettext_lazy("step", "Ask not to write personal data"),
    "pin_notice": pgettext_lazy("step", "Notice of a disaster"),
}
PARTS: Words = {
    "words": pgettext_lazy("part", "Same words (BM25)"),
    "e5.plain": pgettext_lazy("part", "Meaning (e5)"),
    "e5.headed": pgettext_lazy("part", "Meaning (e5, learned)"),
    "usem3.plain": pgettext_lazy("part", "Meaning (USE)"),
    "usem3.headed": pgettext_lazy("part", "Meaning (USE, learned)"),
    "api.plain": pgettext_lazy("part", "Meaning (embedding API)"),
    "api.headed": pgettext_lazy("part", "Meaning (embedding API, learned)"),
    "learned": pgettext_lazy("part", "Learned from examples"),
}
EVIDENCE: Words = {
    "score": pgettext_lazy("evidence", "Mean score of the parts"),
    "lead": pgettext_lazy("evidence", "Lead over the next candidate"),
    "words": pgettext_lazy("evidence", "Share of the words that match"),
    "agreement": pgettext_lazy("evidence", "Share of the parts in which it is first"),
    "closest": pgettext_lazy("evidence", "Likeness to the closest question or example"),
    "answer": pgettext_lazy("evidence", "Likeness to the answer"),
    "elsewhere": pgettext_lazy("evidence", "Likeness to what no city answers"),
    "learned": pgettext_lazy("evidence", "Chance by the examples"),
    "learned_lead": pgettext_lazy("evidence", "Lead by the examples"),
    "learned_alone": pgettext_lazy("evidence", "Weight of the examples by themselves"),
    "length": pgettext_lazy("evidence", "Length of the question"),
    "distinct": pgettext_lazy("evidence", "Said of this matter only"),
    "sure": pgettext_lazy("evidence", "Chance that it is right"),
    "relevant": pgettext_lazy("evidence", "Chance that it is a matter of the city"),
}
VERDICTS: Words = {
    "judge": pgettext_lazy("step", "Look for attacks (language model)"),
    "suspected": pgettext_lazy("record", "Suspected attack"),
    "rephrase": pgettext_lazy("step", "Rephrase the question (language model)"),
    "choose": pgettext_lazy("step", "Choose among candidates (language model)"),
    "compose": pgettext_lazy("step", "Reword the answer (language model)"),
    "output_guard": pgettext_lazy("record", "Check by rules"),
    "check": pgettext_lazy("record", "Check by the language model"),
    "translate": pgettext_lazy("step", "Translate the answer (language model)"),
}
FACTS: Words = {
    "written_in": pgettext_lazy("record", "Language of the answer"),
    "form": pgettext_lazy("record", "Form of the answer"),
    "answered": pgettext_lazy("record", "Answered with"),
    "helpful": pgettext_lazy("record", "Helpful"),
    "personal_data": pgettext_lazy("record", "Personal data in the message"),
    "danger": pgettext_lazy("record", "Danger"),
    "without_embedding_api": pgettext_lazy("record", "Without the embedding API"),
    "case": pgettext_lazy("record", "Case"),
}
SUSPICIONS: Words = {
    "hidden": pgettext_lazy("attack", "hidden characters"),
    "override": pgettext_lazy("attack", "orders to ignore the rules"),
    "leak": pgettext_lazy("attack", "asks for what is internal"),
    "role_play": pgettext_lazy("attack", "role play"),
    "authority": pgettext_lazy("attack", "claims authority"),
    "encoded": pgettext_lazy("attack", "encoded words"),
    "delimiter": pgettext_lazy("attack", "marks of a prompt"),
    "injection": pgettext_lazy("attack", "orders to the language model"),
    "prompt_leak": pgettext_lazy("attack", "asks for the instructions"),
    "other": pgettext_lazy("attack", "other attack"),
}
REPHRASED: Words = {
    "changed": pgettext_lazy("verdict", "rephrased"),
    "unchanged": pgettext_lazy("verdict", "nothing to rephrase"),
}
CHOSEN: Words = {
    "none": pgettext_lazy("verdict", "none of the candidates"),
    "ask_back": pgettext_lazy("verdict", "cannot tell: asked back"),
}
COMPOSED: Words = {
    "complete": pgettext_lazy("verdict", "covers the question"),
    "partial": pgettext_lazy("verdict", "covers part of the question"),
    "no_information": pgettext_lazy("verdict", "nothing about the question"),
    "broken_token": pgettext_lazy("verdict", "changed a link or number: not used"),
}
TRANSLATED: Words = {
    "made": pgettext_lazy("verdict", "translated"),
    "broken_token": pgettext_lazy("verdict", "changed a link or number: not used"),
}
CHECKED: Words = {
    "passed": pgettext_lazy("verdict", "passed"),
    "not_faithful": pgettext_lazy("verdict", "not what the answer says"),
    "legal_advice": pgettext_lazy("verdict", "legal advice"),
    "medical_advice": pgettext_lazy("verdict", "medical advice"),
    "politics": pgettext_lazy("verdict", "politics"),
    "promise": pgettext_lazy("verdict", "a promise"),
    "personal_data": pgettext_lazy("verdict", "personal data"),
    "other": pgettext_lazy("verdict", "something else that may not be said"),
}
OBJECTIONS: Words = {
    "passed": pgettext_lazy("verdict", "passed"),
    "number": pgettext_lazy("objection", "number"),
    "amount": pgettext_lazy("objection", "amount"),
    "share": pgettext_lazy("objection", "share"),
    "date": pgettext_lazy("objection", "date"),
    "time": pgettext_lazy("objection", "time of day"),
    "weekday": pgettext_lazy("objection", "day of the week"),
    "relative_day": pgettext_lazy("objection", "relative day"),
    "url": pgettext_lazy("objection", "link"),
    "email": pgettext_lazy("objection", "mail address"),
    "phone": pgettext_lazy("objection", "telephone number"),
    "name": pgettext_lazy("objection", "name"),
    "word that the city does not write": pgettext_lazy("objection", "a word that the city does not write"),
    "too long": pgettext_lazy("objection", "too long"),
    "unreadable": pgettext_lazy("objection", "unreadable"),
    "empty": pgettext_lazy("objection", "empty"),
    "language": pgettext_lazy("objection", "wrong language"),
    "unfinished": pgettext_lazy("objection", "unfinished"),
    "turned round": pgettext_lazy("objection", "says the opposite"),
    "changed": pgettext_lazy("objection", "changed statement"),
    "unfounded": pgettext_lazy("objection", "not in the answer"),
    "misplaced": pgettext_lazy("objection", "value in the wrong place"),
    "bound": pgettext_lazy("objection", "limit changed"),
    "apart": pgettext_lazy("objection", "values that do not belong together"),
    "personal data": pgettext_lazy("verdict", "personal data"),
    "legal advice": pgettext_lazy("verdict", "legal advice"),
    "medical advice": pgettext_lazy("verdict", "medical advice"),
    "politics": pgettext_lazy("verdict", "politics"),
    "opinion": pgettext_lazy("objection", "opinion"),
    "promise": pgettext_lazy("verdict", "a promise"),
    "echo": pgettext_lazy("objection", "repeats the citizen"),
    "insult": pgettext_lazy("objection", "insult"),
    "instruction": pgettext_lazy("objection", "asks the citizen for secrets"),
    "machine": pgettext_lazy("objection", "speaks as a machine"),
    "token": pgettext_lazy("objection", "mark of the machine left over"),
    "markup": pgettext_lazy("objection", "markup"),
    "canary": pgettext_lazy("objection", "internal text"),
}
DANGERS: Words = {
    "self_harm": pgettext_lazy("danger", "self-harm"),
    "abuse": pgettext_lazy("danger", "abuse"),
    "violence": pgettext_lazy("danger", "violence"),
    "fire": pgettext_lazy("danger", "fire"),
    "crime": pgettext_lazy("danger", "crime"),
    "illness": pgettext_lazy("danger", "illness or injury"),
}
FORMS: Words = {
    "worded": pgettext_lazy("verdict", "reworded by the language model"),
    "translated": pgettext_lazy("verdict", "translated by the language model"),
}
WITHOUT_API: Words = {
    "timeout": pgettext_lazy("embedding", "no answer in time"),
    "no connection": pgettext_lazy("embedding", "not reached"),
    "left alone after failures": pgettext_lazy("embedding", "left alone after failures"),
    "not fetched yet": pgettext_lazy("embedding", "vectors not fetched yet"),
    "not an answer of an embeddings API": pgettext_lazy("embedding", "not an embedding API"),
    "vectors of different sizes": pgettext_lazy("embedding", "vectors of different sizes"),
    "vectors without a length": pgettext_lazy("embedding", "vectors without a length"),
}

VALUES: dict[str, Words] = {
    "judge": CALL_OUTCOMES,
    "suspected": SUSPICIONS,
    "rephrase": {**CALL_OUTCOMES, **REPHRASED},
    "choose": {**CALL_OUTCOMES, **CHOSEN},
    "compose": {**CALL_OUTCOMES, **COMPOSED},
    "output_guard": OBJECTIONS,
    "check": {**CALL_OUTCOMES, **CHECKED},
    "translate": {**CALL_OUTCOMES, **TRANSLATED},
    "danger": DANGERS,
    "form": FORMS,
    "without_embedding_api": WITHOUT_API,
}
"""What a verdict or a fact may say, by its name; the key of an intent is told by its title."""
