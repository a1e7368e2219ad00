"""Words that no answer of a counter holds, whatever its facts: promises, opinions, advice of a lawyer or a doctor,
talk about the machine, leftovers of markup. What the approved answers say themselves may be said."""

import base64
import codecs
import re
from collections.abc import Iterator, Sequence

from bot.dialogue.guards.outgoing.verdict import Objection
from bot.domain.personal_data import MARK

_FORBIDDEN = {
    kind: re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for kind, pattern in {
        "machine": r"AIとして|言語モデル|私はAI|(?:Chat)?GPT|OpenAI|プロンプト|システム(?:メッセージ|指示)|学習データ|(?:与え|提供さ)れた(?:情報|文章|回答|資料)"
        r"|\bas an? (?:AI|language model|assistant)|\blanguage model|\bI(?:'m| am) an? (?:AI|bot|chatbot|assistant|language)|\bmy (?:training|instructions|prompt|guidelines|system)"
        r"|\b(?:provided|given) (?:information|text|sources?|answers?|context)\b|\bsystem (?:prompt|message)",
        "markup": r"\*\*|__|^#{1,6} |```|</?[a-z][^<>]*>|!?\[[^\]\n]*\]\([^)\n]*\)|^\s*\|.+\||^-{3,}$|^\s*\* |&(?:[a-z]{2,6}|#\d+);|\{\{|\}\}|<\||^\s*[{\[]\s*\"|\"\s*:\s*[\"{\[]|\\[nut]",
        "token": r"[⟦⟧〚〛]",
        "personal data": rf"(?<!\d)\d{{4}}[ -]?\d{{4}}[ -]?\d{{4}}(?:[ -]?\d{{2,4}})?(?!\d)|{MARK.pattern}"
        r"|(?<!皆)(?<!客)(?<!奥)(?<!神)(?<!子)(?<!母)(?<!父)(?<!主)(?<!族)(?<=[一-鿿])様(?![式々子態])|\b(?:Dear|Mr\.?|Mrs\.?|Ms\.?) [A-Z]",
        "legal advice": r"違法|合法|訴え(?:れ|る|て)|訴訟|勝訴|損害賠償|慰謝料|法的に|法律上(?:は|の?問題)|\billegal|\bunlawful|\blawsuit|\bsue\b|\bliable|\blegally\b",
        "medical advice": r"服用|飲んで(?:ください|も|お)|市販薬|投与|治り(?:ます|ません)|様子を見(?:て|ま)|(?:病気|症状|炎症|感染)の可能性|病院に行(?:く必要|かなくて)"
        r"|\bdiagnos|\byou (?:probably|likely) have\b|\byou (?:may|might) have (?:an? |the )?(?:infection|flu|influenza|cold|cancer|depression|disease|covid|dementia)|\bsymptoms? (?:suggest|indicate)|\btake (?:\w+ )?(?:ibuprofen|paracetamol|aspirin|painkillers?|antibiotics)|\bdos(?:e|age)\b"
        r"|\bno need to see a doctor|\bdo(?:n't| not) need (?:to see )?a doctor|\bharmless\b",
        "politics": r"政党|政権|支持(?:します|すべき|しましょう)|に投票(?:して|すべき|しましょう)|(?:自民|立憲|共産|公明|国民民主|参政)党?|維新|\bvote for\b|\b(?:mayor|government|party|council) (?:is|are) (?:bad|good|right|wrong|corrupt|incompetent)"
        r"|市長は(?:無能|間違|正し|すばらし|辞め)|\b(?:left|right)[- ]wing\b|\bresign\b",
        "opinion": r"と(?:私は)?(?:思います|考えます|感じます)|個人的に|べきです|おすすめです|\bI (?:think|believe|feel|recommend|suggest|would)\b|\bin my (?:opinion|view)|\bpersonally\b|\byou should consider\b|\bbest (?:option|choice)\b",
        "promise": r"必ず|確実に|間違いなく|絶対|保証(?:し|いた|され)|お約束|ご安心|大丈夫です|問題ありません|認められます|審査に通|(?:当た|受か|通)り(?:ます|ません)(?!く)|当選(?:し|でき|され)|合格(?:し|でき)|許可され|(?:決定|確定)(?:です|しました|します)|優先して|\bguarante|\bdefinitely\b|\bcertainly\b|\bsurely\b|\bfor sure\b|\bno doubt\b|\bpromise|\brest assured\b"
        r"|\byou will (?:always|be (?:approved|granted|accepted|eligible)|qualify|win)|\bdon't worry\b|\bdo not worry\b",
        "echo": r"よね[?？。、]|(?:です|ます|でしょう|ません)か(?:[。?？]|$)|[?？]\s*$|(?:って|と)(?:言って|書いて|約束して|答えて)|してくれ|してよ|\bpromise me\b|\bconfirm (?:that|in writing)\b|\b(?:tell|show|give) me\b|\bI(?:'m| am| was| have| had| want| need| can't)\b",
        "insult": r"ばか[なめで]|馬鹿|無能|死ね|くたばれ|\bstupid\b|\bidiots?\b|\bincompetent\b|\bshut up\b|\bmorons?\b",
        "instruction": r"ここを(?:クリック|タップ)|ログインして|パスワードを(?:入力|教え|送)|暗証番号を(?:教え|送|入力)|口座番号を(?:教え|送)|マイナンバーを(?:教え|送)|\bclick (?:here|this|the link)|\blog ?in (?:here|to)|\b(?:send|tell|give) (?:me|us) your (?:password|PIN|card|bank|My Number)",
    }.items()
}  # fmt: skip
_LETTERS = re.compile(r"[\W_]+")


def improper(text: str, answers: Sequence[str], canaries: Sequence[str] = ()) -> Iterator[Objection]:
    """`canaries` are strings that stand in the prompts and nowhere else: one of them in a text is a leak."""
    allowed = "\n".join(answers).lower()
    for kind, pattern in _FORBIDDEN.items():
        for found in pattern.finditer(text):
            if found.group().strip().lower() not in allowed:
                yield Objection(kind, found.group().strip())
    squeezed = _squeezed(text)
    for canary in canaries:
        if any(_squeezed(form) in squeezed for form in _disguises(canary)):
            yield Objection("canary", "…")


def _squeezed(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _disguises(canary: str) -> Iterator[str]:
    yield from (canary, canary[::-1], codecs.encode(canary, "rot13"))
    yield base64.b64encode(canary.encode()).decode().rstrip("=")[:-1]
    yield canary.encode().hex()
