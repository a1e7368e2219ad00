"""Every fixed text of the forms that staff fill in, of the dialogs before an action, of the notices to one person."""

from bot.languages.attach import ATTACH, THREAD_REPLIES
from bot.languages.desk import DESK
from bot.languages.fixed import in_language
from bot.languages.helper import HELPER
from bot.languages.proposing import PROPOSING

FORMS: dict[str, dict[str, str]] = {
    # The form in which a reply is written. Slack cuts a title and a button of a form at 24 characters.
    "write.title": {"ja": "市民への返信", "en": "Reply to the citizen"},
    "write.next": {"ja": "確認へ", "en": "Preview"},
    "write.cancel": {"ja": "やめる", "en": "Cancel"},
    "write.facts": {
        "ja": "市民の言語：{language}　差出人の表示：{department}",
        "en": "Citizen's language: {language} · Shown as sender: {department}",
    },
    "write.last": {"ja": "市民の直近の発言", "en": "The citizen's last words"},
    "write.no_words": {"ja": "（発言なし）", "en": "(no words yet)"},
    "write.label": {"ja": "返信", "en": "Your reply"},
    "write.placeholder": {
        "ja": "市民が読む文をそのまま書いてください",
        "en": "Write it just as the citizen will read it",
    },
    "write.hint": {
        "ja": "次の画面で確認してから送ります。まだ何も送られません。",
        "en": "You confirm it on the next screen. Nothing is sent yet.",
    },
    "write.empty": {"ja": "返信を書いてください。", "en": "Please write a reply."},
    "write.too_long": {
        "ja": "長すぎます（{length}文字）。{limit}文字までにしてください。",
        "en": "Too long ({length} characters). Please keep it to {limit}.",
    },
    "write.needs_parts": {
        "ja": "LINEの1通の上限（5,000文字）を超えています（{length}文字）。短くするか、{parts}通に分けて送ることを選んでください。",
        "en": (
            "This is longer than one LINE message of 5,000 characters ({length}). "
            "Please shorten it, or choose to send it as {parts} messages."
        ),
    },
    "write.in_parts": {
        "ja": "文の切れ目で分け、番号（1/2、2/2…）を付けて送る",
        "en": "Send it in numbered parts (1/2, 2/2 …), cut at the ends of sentences",
    },
    # What the citizen will see, before it is sent.
    "preview.title": {"ja": "送る内容の確認", "en": "Check before sending"},
    "preview.send": {"ja": "送信する", "en": "Send"},
    "preview.back": {"ja": "戻って直す", "en": "Back to edit"},
    "preview.facts": {
        "ja": "市民のLINEには次のように届きます。差出人：{department}",
        "en": "The citizen will read this on LINE, from {department}:",
    },
    "preview.unwritten": {
        "ja": "市の文章では使わない語があります：{words}。このまま送ることもできます。",
        "en": "This holds words that the city does not write: {words}. You can send it all the same.",
    },
    "preview.unwritten_and": {"ja": "、", "en": ", "},
    "preview.unwritten_word": {"ja": "「{form}」", "en": "“{form}”"},
    "preview.unwritten_better": {"ja": "「{form}」（言い換え：{better}）", "en": "“{form}” (instead: {better})"},
    "told.title": {"ja": "お知らせ", "en": "Please note"},
    # Instead of sending: what was written stays readable, to be copied.
    "refused.title": {"ja": "送信できません", "en": "Not sent"},
    "refused.close": {"ja": "閉じる", "en": "Close"},
    "refused.written": {"ja": "書かれた文：", "en": "What you wrote:"},
    # The original of what is masked, for the owner of the case.
    "reveal.title": {"ja": "伏せ字の原文を確認", "en": "Reveal what is masked"},
    "reveal.next": {"ja": "理由を記録して表示", "en": "Record and show"},
    "reveal.cancel": {"ja": "やめる", "en": "Cancel"},
    "reveal.facts": {
        "ja": (
            "個人情報を伏せた発言が{count}件あります。原文は、この相談の担当者であるあなたの画面にだけ表示します。"
            "だれが、いつ、どの理由で確認したかを監査ログに残します。マイナンバーは保存していないため、表示できません。"
        ),
        "en": (
            "Personal data is masked in {count} message(s). The originals are shown on your screen only, since you own "
            "this case. Who looked, when, and for what reason goes into the audit log. A My Number is never stored and "
            "cannot be shown."
        ),
    },
    "reveal.label": {"ja": "確認する理由", "en": "Your reason"},
    "reveal.placeholder": {
        "ja": "例：折り返しの電話をかけるため",
        "en": "For example: to call the citizen back",
    },
    "reveal.hint": {
        "ja": "市民の個人情報は書かないでください。",
        "en": "Please write no personal data of the citizen here.",
    },
    "reveal.empty": {"ja": "理由を書いてください。", "en": "Please write a reason."},
    "reveal.shown": {
        "ja": "業務に必要な範囲でのみ使い、チャンネルやスレッドに書き写さないでください。",
        "en": "Use it for this case only, and do not copy it into a channel or thread.",
    },
    "reveal.close": {"ja": "閉じる", "en": "Close"},
    "reveal.gone": {
        "ja": "（この発言の原文は残っていません）",
        "en": "(the original of this message is no longer kept)",
    },
    # To one person only.
    "notice.not_owner": {
        "ja": "原文を確認できるのは、この相談の担当者だけです。必要な場合は、先に「担当する」を押してください。",
        "en": "Only the owner of this case can see the originals. If you need them, please press Claim first.",
    },
    "notice.nothing_masked": {
        "ja": "この相談には、伏せられた個人情報はありません。",
        "en": "Nothing is masked in this case.",
    },
    "notice.missing": {
        "ja": "この相談は見つかりません。保存期間が過ぎて消去された可能性があります。",
        "en": "This case cannot be found. It may have been erased at the end of its retention time.",
    },
    "notice.closed": {
        "ja": "この相談はすでに終了しています。",
        "en": "This case is already closed.",
    },
    "notice.closed_by": {
        "ja": "この相談は {by} さんがすでに終了しました。",
        "en": "This case was already closed by {by}.",
    },
    "notice.moved": {
        "ja": "この相談は {by} さんが{department}に引き継ぎました。{department}のチャンネルのカードをご覧ください。",
        "en": "{by} passed this case on to: {department}. Its card is in the room of that department.",
    },
    "notice.moved_form": {
        "ja": "この相談は、ほかの課に引き継がれました。",
        "en": "This case was passed on to another department.",
    },
    "notice.no_other_department": {
        "ja": "引き継げる課がありません。課は管理画面の［担当課］で登録します。",
        "en": "There is no other department to pass it on to. Departments are kept in the administration.",
    },
    "notice.taken": {
        "ja": "この相談は {owner} さんが担当しています。",
        "en": "This case belongs to {owner}.",
    },
    "notice.taken_form": {
        "ja": "この相談はほかの職員が担当しています。",
        "en": "This case belongs to another member of staff.",
    },
    "notice.stranger": {
        "ja": (
            "恐れ入りますが、窓口の職員として登録されていないため、操作できません。"
            "担当の方は、窓口の管理者に、アカウントへのSlackのメンバーIDの登録を依頼してください。"
        ),
        "en": (
            "Sorry, you are not registered as staff of the counter, so nothing was done. If you work here, please ask "
            "an administrator of the counter to put your Slack member ID into your account."
        ),
    },
    "notice.not_yours": {
        "ja": "恐れ入りますが、担当していない課の相談のため、操作できません。必要な場合は、窓口の管理者に担当課の登録を依頼してください。",
        "en": (
            "Sorry, this case belongs to a department that you do not work for, so nothing was done. If you should, "
            "please ask an administrator of the counter to add the department to your account."
        ),
    },
    "notice.stored": {
        "ja": "受け付けました。結果は相談のスレッドに出ます。",
        "en": "Taken in. The thread of the case says how it ended.",
    },
    "notice.not_opened": {
        "ja": "入力画面を開けませんでした。お手数ですが、もう一度お試しください。",
        "en": "The form could not be opened. Please try once more.",
    },
    "notice.old_button": {
        "ja": "このボタンは現在使われていません。新しいカードのボタンを押してください。",
        "en": "This button is no longer in use. Please use the buttons of a newer card.",
    },
    **DESK,
    **ATTACH,
    **THREAD_REPLIES,
    # Around the transcript of a card.
    "transcript.heading": {
        "ja": "これまでのやりとり（個人情報は伏せています）",
        "en": "So far (personal data is masked)",
    },
    "transcript.line": {"ja": "{speaker}：{text}", "en": "{speaker}: {text}"},
    "transcript.left_out": {"ja": "（これより前は省略）", "en": "(earlier lines are left out)"},
    "fact.line": {"ja": "{name}：{value}", "en": "{name}: {value}"},
    "help": {
        "ja": (
            "窓口（まどぐち）：市民のLINEでの相談が、担当課のチャンネルにカードで届きます。\n"
            "・担当する：自分が担当になります。\n"
            "・返信：画面で文を書き、確認してから市民に送ります。\n"
            "・AIの手助け：下書き、要約、翻訳、表現の点検（市がAIを使う設定のとき）。\n"
            "・担当を外れる：ほかの職員に任せます。\n"
            "・終了：結果を選んで相談を終え、自動応答に戻します。\n"
            "・⋯：やりとり全体、ほかの課への引き継ぎ、保留、至急、伏せ字の原文。\n"
            "スレッドの会話は職員だけのもので、市民には届きません。\n"
            "・/madoguchi ask 質問：市の回答を調べます。\n"
            "・/madoguchi queue：このチャンネルの相談の一覧。\n"
            "・/madoguchi find 番号：相談を番号で探します。\n"
            "・/madoguchi status：自分の在席・離席、このチャンネルの件数と在席者。\n"
            "・/madoguchi on：在席にします（このチャンネルの課）。\n"
            "・/madoguchi off：離席にします。担当中の相談があればお知らせします。\n"
            "・/madoguchi help：この説明。"
        ),
        "en": (
            "Madoguchi: what citizens ask on LINE arrives as cards in the department's channel.\n"
            "• Claim: you take the case.\n"
            "• Reply: write in a form, check it, send it to the citizen.\n"
            "• AI helper: draft, summary, translation, wording (where the city uses AI).\n"
            "• Give back: leave it to a colleague.\n"
            "• Close: end the case and say what came of it; the bot takes over again.\n"
            "• ⋯: the whole conversation, pass on to another department, snooze, urgent, reveal what is masked.\n"
            "What is said in the thread stays among staff and never reaches the citizen.\n"
            "• /madoguchi ask your question: look something up in the city's answers.\n"
            "• /madoguchi queue: the open cases of this room.\n"
            "• /madoguchi find 5A3FC2: a case by its number.\n"
            "• /madoguchi status: whether you are on duty, who else is, and how many cases this room has.\n"
            "• /madoguchi on: you are on duty, for the departments of this room.\n"
            "• /madoguchi off: you are away; you are told which cases you still own.\n"
            "• /madoguchi help: this text."
        ),
    },
    **HELPER,
    **PROPOSING,
}


def form_text(key: str, language: str, /, **values: object) -> str:
    """The text `key` in `language`, or in the language that serves for it. Raises KeyError if unknown."""
    return in_language(FORMS[key], language).format(**values)
