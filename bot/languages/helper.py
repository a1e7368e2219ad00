"""Every fixed text of the helper for staff. Titles and buttons of forms: 24 characters; buttons within a form: 75."""

HELPER: dict[str, dict[str, str]] = {
    "helper.title": {"ja": "AIの手助け", "en": "AI helper"},
    "helper.close": {"ja": "閉じる", "en": "Close"},
    "helper.facts": {
        "ja": "結果はあなたにだけ見えます。市民には何も送られません。AIには個人情報を伏せて渡します。",
        "en": "Only you see the result, and nothing is sent to the citizen. Personal data is masked for the AI.",
    },
    "helper.draft": {
        "ja": "返信の下書き：承認済みの回答だけから作り、出典を示します。",
        "en": "Draft a reply: from the approved answers only, with their sources.",
    },
    "helper.draft.button": {"ja": "下書きを作る", "en": "Draft"},
    "helper.summary": {
        "ja": "要約：用件、分かっていること、残っていることをまとめます。",
        "en": "Summarise: what the citizen wants, what is known, what is open.",
    },
    "helper.summary.button": {"ja": "要約する", "en": "Summarise"},
    "helper.citizens_words": {
        "ja": "翻訳：市民の直近の発言を日本語にして、返信の画面に並べます。",
        "en": "Translate: the citizen's last words in English, beside the original in the reply form.",
    },
    "helper.citizens_words.button": {"ja": "翻訳する", "en": "Translate"},
    "helper.wording": {
        "ja": "表現の点検：返信の画面で文を書いてから「表現を点検」を押してください。",
        "en": "Check wording: write in the reply form, then press “Check wording” there.",
    },
    "helper.wording.button": {"ja": "返信を書く", "en": "Write a reply"},
    "helper.back.button": {"ja": "ほかの手助け", "en": "Other help"},
    "helper.reply.button": {"ja": "返信を書く", "en": "Write a reply"},
    # While the model works.
    "working.draft": {"ja": "下書きを作っています…", "en": "Drafting…"},
    "working.summary": {"ja": "要約しています…", "en": "Summarising…"},
    "working.citizens_words": {"ja": "翻訳しています…", "en": "Translating…"},
    "working.reply_translated": {
        "ja": "返信を翻訳しています…（文は書き続けられます）",
        "en": "Translating your reply… (you can go on writing)",
    },
    "working.wording": {
        "ja": "表現を点検しています…（文は書き続けられます）",
        "en": "Checking the wording… (you can go on writing)",
    },
    "working.knowledge": {"ja": "市の回答を調べています…", "en": "Looking through the city's answers…"},
    "working.patience": {
        "ja": "数秒かかります。1分たっても変わらないときは、閉じてもう一度押してください。",
        "en": "This takes a few seconds. If nothing has changed after a minute, close this and press again.",
    },
    # In the reply form.
    "write.check": {"ja": "表現を点検", "en": "Check wording"},
    "write.translate": {"ja": "市民の言語に翻訳", "en": "Translate my reply"},
    "write.draft": {
        "ja": "AIが承認済みの回答から作った下書きです。内容を確かめ、直してから送ってください。",
        "en": "Drafted by AI from the approved answers. Please read it, correct it, and only then send it.",
    },
    "write.draft_partial": {
        "ja": "承認済みの回答だけでは足りない点があります。【 】などを確かめて補ってください。",
        "en": "The approved answers leave something open. Please find it out and fill it in (see 【 】).",
    },
    "write.sources": {"ja": "出典：{sources}", "en": "Sources: {sources}"},
    "write.originals": {"ja": "市民の最近の発言", "en": "The citizen's latest messages"},
    "write.translated": {"ja": "AIによる翻訳（参考）", "en": "Translated by AI, for your understanding"},
    "write.doubts": {
        "ja": "原文にない数字や日付などが訳文にあります：{doubts}。訳文を使う前に、必ず原文と比べてください。",
        "en": "The translation holds values that the original does not: {doubts}. Please compare before relying on it.",
    },
    "write.doubts_unused": {
        "ja": "元の文にない数字や日付などが訳文にあるため、入力欄には入れません：{doubts}",
        "en": "The translation holds values that your text does not, so it cannot be put into the field: {doubts}",
    },
    "write.offer_translation": {
        "ja": "AIによる翻訳です。「この文を使う」を押すと入力欄に入ります。",
        "en": "Translated by AI. “Use this text” puts it into the field.",
    },
    "write.offer_revised": {"ja": "直した文（AIの案）：", "en": "Revised by AI:"},
    "write.offer_former": {"ja": "入れ替える前の文：", "en": "What stood there before:"},
    "write.use": {"ja": "この文を使う", "en": "Use this text"},
    "write.use_former": {"ja": "前の文に戻す", "en": "Go back to it"},
    "write.use_answer": {"ja": "返信に入れる", "en": "Put into reply"},
    "write.all_well": {
        "ja": "公用文とやさしい日本語の規則に合わない箇所は見つかりませんでした。",
        "en": "Nothing was found that is against the rules of plain style.",
    },
    "write.findings": {"ja": "表現の点検（AI）：{count}件", "en": "Wording, checked by AI: {count}"},
    "write.finding": {
        "ja": "【{rule}】「{quote}」→「{better}」",
        "en": "[{rule}] “{quote}” → “{better}”",
    },
    "write.no_revision": {
        "ja": "全文の案は、数字や名称が元の文と変わるおそれがあるため出していません。",
        "en": "There is no revised text: it would have changed more than the wording.",
    },
    # The summary.
    "summary.title": {"ja": "相談の要約", "en": "Summary"},
    "summary.note": {
        "ja": "AIによる要約です（あなたにだけ見えます）。大事な点は、やりとりの原文で確かめてください。",
        "en": "Summarised by AI, for your eyes only. Please check what matters in the conversation itself.",
    },
    "summary.wants": {"ja": "用件", "en": "Wants"},
    "summary.known": {"ja": "分かっていること", "en": "Known"},
    "summary.open": {"ja": "残っていること", "en": "Open"},
    "summary.line": {"ja": "・{text}", "en": "• {text}"},
    "summary.nothing": {"ja": "（特になし）", "en": "(nothing)"},
    "summary.doubts": {
        "ja": "やりとりにない数字や日付などが要約にあります：{doubts}。必ず原文で確かめてください。",
        "en": "The summary holds values that the conversation does not: {doubts}. Please check them there.",
    },
    "summary.left_out": {
        "ja": "AIへの指示とみられる発言{count}件は、AIに渡していません。",
        "en": "{count} message(s) that try to give the AI orders were not shown to it.",
    },
    # The city's knowledge.
    "ask.empty": {
        "ja": "質問を続けて書いてください。例：/madoguchi ask 転入届に必要なものは？",
        "en": "Please add your question. For example: /madoguchi ask What is needed to register a move?",
    },
    "ask.question": {"ja": "質問：{text}", "en": "Question: {text}"},
    "ask.note": {
        "ja": "AIが市の承認済みの回答からまとめました（あなたにだけ見えます）。案内する前に出典を確かめてください。",
        "en": "Worded by AI from the city's approved answers, for your eyes only. Please check the sources first.",
    },
    "ask.partial": {
        "ja": "承認済みの回答だけでは、質問のすべてには答えられませんでした。",
        "en": "The approved answers do not cover all of the question.",
    },
    # Why there is less than was asked for, and the way without AI.
    "shortfall.off": {
        "ja": "この内容ではAIを使わない設定です。",
        "en": "AI is switched off for this matter.",
    },
    "shortfall.down": {
        "ja": "いまAIを使えませんでした。少し待ってもう一度試すか、AIなしで対応をお願いします。",
        "en": "The AI could not be used just now. Please try again a little later, or go on without it.",
    },
    "shortfall.doubtful": {
        "ja": "AIの文に、元の内容で確かめられない点があったため、表示しません。",
        "en": "The AI wrote something that its sources do not support, so its text is not shown.",
    },
    "shortfall.not_covered": {
        "ja": "承認済みの回答に、ちょうど当てはまるものはありませんでした。",
        "en": "None of the approved answers quite covers this.",
    },
    "shortfall.not_found": {
        "ja": "承認済みの回答の中に、近いものが見つかりませんでした。担当課で確かめて返信してください。",
        "en": "No approved answer comes close. Please find it out in the department and reply.",
    },
    "shortfall.not_found_ask": {
        "ja": "承認済みの回答の中に、近いものが見つかりませんでした。言葉を変えて試すか、担当課に確かめてください。",
        "en": "No approved answer comes close. Please try other words, or ask the department.",
    },
    "shortfall.steering": {
        "ja": "AIへの指示とみられる語句が含まれるため、AIには渡しませんでした。原文を読んで対応してください。",
        "en": "It holds words that try to give the AI orders, so it was not shown to the AI. Please read the original.",
    },
    "shortfall.no_words": {
        "ja": "対象になる文がありません。先に文を入力してください。",
        "en": "There are no words to work on. Please write something first.",
    },
    "shortfall.gone": {
        "ja": "この相談は終了したか、保存期間が過ぎて消去されています。",
        "en": "This case is closed, or was erased at the end of its retention time.",
    },
    "shortfall.answers": {
        "ja": "承認済みの回答を、原文のまま示します。",
        "en": "Here are the approved answers, word for word.",
    },
    "notice.helper_off": {
        "ja": "AIの手助けは、現在使わない設定です。「返信」はこれまでどおり使えます。",
        "en": "The AI helper is switched off at the moment. Reply works as always.",
    },
}
