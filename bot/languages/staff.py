"""Every fixed text that staff read in a room: cards, threads, reminders."""

from bot.languages.attending import ATTENDING
from bot.languages.home import HOME

STAFF: dict[str, dict[str, str]] = {
    **ATTENDING,
    **HOME,
    "card.heading": {"ja": "相談 {number}：{state}", "en": "Case {number}: {state}"},
    "card.urgent": {"ja": "【至急】{text}", "en": "URGENT – {text}"},
    "state.waiting": {"ja": "担当者待ち", "en": "waiting"},
    "state.claimed": {"ja": "対応中", "en": "in progress"},
    "state.closed": {"ja": "終了", "en": "closed"},
    "state.cancelled": {"ja": "市民が取り消し", "en": "cancelled by the citizen"},
    "fact.department": {"ja": "担当課", "en": "Department"},
    "state.transferred": {"ja": "引き継ぎ済み", "en": "passed on"},
    "state.late": {"ja": "{state}・期限超過", "en": "{state}, LATE"},
    "state.snoozed": {"ja": "{state}（保留中）", "en": "{state}, snoozed"},
    "fact.snoozed": {"ja": "保留", "en": "Snoozed"},
    "card.until": {"ja": "{when} まで", "en": "until {when}"},
    "fact.moved_from": {"ja": "引き継ぎ元", "en": "Passed on by"},
    "fact.moved_to": {"ja": "引き継ぎ先", "en": "Passed on to"},
    "fact.reason": {"ja": "理由", "en": "Reason"},
    "fact.language": {"ja": "言語", "en": "Language"},
    "fact.citizen": {"ja": "市民", "en": "Citizen"},
    "fact.opened": {"ja": "受付", "en": "Opened"},
    "fact.waiting": {"ja": "待ち時間", "en": "Waiting"},
    "fact.promise": {"ja": "期限", "en": "Promise"},
    "card.language_elsewhere": {
        "ja": "{language}（この課の対応言語ではありません）",
        "en": "{language} (not a language of this department)",
    },
    "card.waiting": {"ja": "{since}から {length}（{now}現在）", "en": "since {since}: {length} (as of {now})"},
    "card.promise": {"ja": "{what}は{when}まで", "en": "{what} promised by {when}"},
    "card.promise_late": {
        "ja": "【期限超過】{what}は{when}までの約束でした",
        "en": "LATE – {what} was promised by {when}",
    },
    "promise.first_reply": {"ja": "最初の返信", "en": "first reply"},
    "promise.next_reply": {"ja": "次の返信", "en": "next reply"},
    "promise.resolution": {"ja": "対応の完了", "en": "resolution"},
    "length.minutes": {"ja": "{minutes}分", "en": "{minutes} min"},
    "length.hours": {"ja": "{hours}時間{minutes}分", "en": "{hours} h {minutes} min"},
    "fact.owner": {"ja": "担当者", "en": "Owner"},
    "fact.nobody": {"ja": "未定", "en": "nobody yet"},
    "canned.answer": {"ja": "回答案：{title}", "en": "Answer: {title}"},
    "fact.considered": {"ja": "自動応答の候補", "en": "The bot considered"},
    "fact.outcome": {"ja": "結果", "en": "Outcome"},
    "outcome.answered": {"ja": "回答した", "en": "answered"},
    "outcome.referred": {"ja": "ほかの窓口を案内した", "en": "referred elsewhere"},
    "outcome.no_reply": {"ja": "市民から返事がなかった", "en": "no answer from the citizen"},
    "outcome.not_for_city": {"ja": "市の担当ではなかった", "en": "not a matter of the city"},
    "reason.asked": {"ja": "職員との相談を希望", "en": "asked for a person"},
    "reason.not_found": {"ja": "自動応答で解決しなかった", "en": "the bot did not find the answer"},
    "reason.unsure": {
        "ja": "自動応答が2回続けて答えられず、職員との相談を希望",
        "en": "asked for a person after two questions without an answer",
    },
    "reason.draft_first": {
        "ja": "職員が確認してから答える分野の質問",
        "en": "a topic whose answers staff look at first",
    },
    "reason.ended": {
        "ja": "回答の有効期間が終了している質問",
        "en": "a question whose answer is no longer valid",
    },
    "switched": {
        "ja": "【切り替え】次のとおり切り替えました。\n{changes}\n理由：{reason}",
        "en": "SWITCHED:\n{changes}\nReason: {reason}",
    },
    "reason.switched_off": {"ja": "自動応答を停止中", "en": "automatic replies are switched off"},
    "reason.crisis": {"ja": "命や身の危険がうかがえる発言", "en": "words that tell of danger to life or safety"},
    "reason.emergency": {
        "ja": "火事・急病・事件がうかがえる発言",
        "en": "words that tell of fire, sudden illness or crime",
    },
    "speaker.citizen": {"ja": "市民", "en": "Citizen"},
    "speaker.bot": {"ja": "自動応答", "en": "Bot"},
    "speaker.staff": {"ja": "職員", "en": "Staff"},
    "button.claim": {"ja": "担当する", "en": "Claim"},
    "button.send_answer": {"ja": "この回答を送る", "en": "Send this answer"},
    "button.reply_instead": {"ja": "別の回答を書く", "en": "Write another answer"},
    "button.claim_instead": {"ja": "職員が対応する", "en": "Take it over"},
    "card.proposed": {
        "ja": "回答案（まだ市民に届いていません）",
        "en": "Proposed answer (the citizen has not got it yet)",
    },
    "thread.answer_sent": {
        "ja": "<{staff}> が回答案を確認し、市民に送りました。相談を終了し、自動応答に戻りました。",
        "en": "<{staff}> looked at the proposed answer and sent it. The case is closed, and the bot has taken over again.",
    },
    "thread.answer_changed": {
        "ja": "<{staff}> さん、回答案は送っていません。表示の後に市の回答が変更されたか、取り下げられました。カードをご確認ください。",
        "en": "<{staff}>, the answer was not sent: it was changed or withdrawn after it was shown. Please look at the card.",
    },
    "button.reply": {"ja": "返信", "en": "Reply"},
    "button.helper": {"ja": "AIの手助け", "en": "AI helper"},
    "button.reveal": {"ja": "伏せ字の原文を見る", "en": "Reveal what is masked"},
    "button.give_back": {"ja": "担当を外れる", "en": "Give back"},
    "button.transfer": {"ja": "ほかの課に引き継ぐ", "en": "Pass on to another department"},
    "button.mark_urgent": {"ja": "至急にする", "en": "Mark as urgent"},
    "button.unmark_urgent": {"ja": "至急を取り消す", "en": "No longer urgent"},
    "button.conversation": {"ja": "やりとり全体と過去の相談", "en": "Whole conversation, earlier cases"},
    "button.snooze": {"ja": "しばらく保留にする", "en": "Snooze"},
    "button.wake": {"ja": "保留を解除する", "en": "Stop snoozing"},
    "button.propose_answer": {"ja": "FAQにする", "en": "Make this an FAQ"},
    "button.close": {"ja": "終了", "en": "Close"},
    "card.summary": {
        "ja": "相談 {number}（{state}）。{department}。理由：{reason}。言語：{language}。直近の発言：{last}",
        "en": "Case {number} ({state}). {department}. Reason: {reason}. Language: {language}. Last words: {last}",
    },
    "card.no_words": {"ja": "（発言なし）", "en": "(no words yet)"},
    "thread.citizen": {"ja": "市民：{text}", "en": "Citizen: {text}"},
    "thread.urgent": {
        "ja": "【至急】{reason}がありました。緊急の連絡先を自動で案内しました。すぐに確認してください。",
        "en": "URGENT – the citizen wrote {reason}. The emergency numbers were sent automatically. Please look at once.",
    },
    "thread.snoozed": {
        "ja": "<{staff}> が {when} まで保留にしました。それまで再通知しません。市民から連絡があれば、保留を解除します。",
        "en": "<{staff}> snoozed this case until {when}. Nobody is reminded before, unless the citizen writes.",
    },
    "thread.not_snoozed": {
        "ja": "<{staff}> さん、保留にできませんでした。日時が過ぎているか、受付時間が登録されていません。",
        "en": "<{staff}>, this case was not snoozed: the time is past, or no opening hours are known.",
    },
    "thread.woken": {"ja": "<{staff}> が保留を解除しました。", "en": "<{staff}> ended the snooze."},
    "thread.woken_by_citizen": {
        "ja": "市民から連絡があったため、保留を解除しました。",
        "en": "The citizen wrote, so this case is snoozed no longer.",
    },
    "thread.snooze_over": {
        "ja": "保留の期限になりました。担当者がいません。対応をお願いします。",
        "en": "The snooze is over, and nobody has claimed this case. Please take over.",
    },
    "thread.snooze_over_for": {
        "ja": "<{owner}> さん、保留の期限になりました。対応をお願いします。",
        "en": "<{owner}>, the snooze of this case is over. Please see to it.",
    },
    "thread.marked_urgent": {
        "ja": "【至急】<{staff}> がこの相談を至急としました。優先して対応してください。",
        "en": "URGENT – <{staff}> marked this case as urgent. Please see to it first.",
    },
    "thread.unmarked_urgent": {
        "ja": "<{staff}> が至急を取り消しました。",
        "en": "<{staff}> marked this case as no longer urgent.",
    },
    "room.marked_urgent": {
        "ja": "【至急】<{staff}> が相談 {number}（{department}）を至急としました。カードは <{room}> にあります。",
        "en": "URGENT – <{staff}> marked case {number} ({department}) as urgent. Its card is in <{room}>.",
    },
    "room.unfound": {
        "ja": "自動応答が回答できなかった質問（{count}件）が{department}に割り当てられました。回答の追加をご検討ください。\n{address}",
        "en": "Questions that the bot could not answer ({count}) are now with {department}. Please see whether they need an answer.\n{address}",
    },
    "room.complaint": {"ja": "市民からご意見・苦情が届きました。\n{text}", "en": "A citizen complained:\n{text}"},
    "thread.media": {"ja": "（{kind}が送られました）", "en": "(sent: {kind})"},
    "thread.file": {
        "ja": "（{kind}が送られました。職員の画面で見られます：{address}）",
        "en": "(sent: {kind}; staff can see it at {address})",
    },
    "picture.name": {"ja": "市民から届いた画像", "en": "Picture from the citizen"},
    "thread.file.too_large": {
        "ja": "市民が送ったファイルは10 MBを超えるため、保存していません。市民にもお知らせしました。",
        "en": "The file that the citizen sent is over 10 MB and was not kept. The citizen has been told.",
    },
    "thread.file.wrong_type": {
        "ja": "市民が送ったファイルは受け付けられない種類のため、保存していません。市民にもお知らせしました。",
        "en": "The file that the citizen sent is of a kind that is not taken and was not kept. The citizen has been told.",
    },
    "thread.file.gone": {
        "ja": "市民が送ったファイルは、LINEから取得できませんでした。市民にもう一度送るようお知らせしました。",
        "en": "The file that the citizen sent could not be fetched from LINE. The citizen has been asked to send it again.",
    },
    "thread.marked_changed": {
        "ja": "送信済みのメッセージがSlackで編集されました。市民に届いた文は変わっていません。訂正は改めて返信してください。",
        "en": "A message that was sent has been edited in Slack. What the citizen got is unchanged; please reply to correct it.",
    },
    "thread.marked_deleted": {
        "ja": "送信済みのメッセージがSlackで削除されました。市民に届いた文は残っています。訂正は改めて返信してください。",
        "en": "A message that was sent has been deleted in Slack. The citizen still has it; please reply to correct it.",
    },
    "thread.proposed": {
        "ja": "このやりとりをFAQの下書きにしました。管理者が確認して公開するまで、市民には表示されません。\n{address}",
        "en": "A draft of an answer was made from this exchange. Citizens get nothing before it is checked and published.\n{address}",
    },
    "proposal.note": {"ja": "相談 {number} のやりとりから作成", "en": "From the exchange in case {number}"},
    "thread.noted": {"ja": "<{staff}> のメモ：\n{text}", "en": "Note by <{staff}>:\n{text}"},
    "thread.files_gone": {
        "ja": "添付ファイルの保存期間が過ぎたため、返信を送っていません。もう一度添付して送ってください。",
        "en": "The reply was not sent: its files are no longer kept. Please attach them again.",
    },
    "kind.sticker": {"ja": "スタンプ", "en": "sticker"},
    "kind.image": {"ja": "画像", "en": "picture"},
    "kind.location": {"ja": "位置情報", "en": "location"},
    "kind.media": {"ja": "ファイル", "en": "file"},
    "thread.claimed": {"ja": "<{staff}> が担当します。", "en": "<{staff}> claimed this case."},
    "thread.given_back": {
        "ja": "<{staff}> が担当を外れました。担当者を待っています。",
        "en": "<{staff}> gave this case back.",
    },
    "thread.sent": {
        "ja": "<{staff}> の返信を市民に送ります：\n{text}",
        "en": "Reply of <{staff}>, on its way to the citizen:\n{text}",
    },
    "thread.closed": {
        "ja": "<{staff}> が終了しました（結果：{outcome}）。自動応答に戻ります。",
        "en": "<{staff}> closed this case ({outcome}). The bot takes over.",
    },
    "thread.cancelled": {"ja": "市民が相談を取り消しました。", "en": "The citizen cancelled the request."},
    "thread.unsent": {"ja": "（市民が送信を取り消しました）", "en": "(unsent by the citizen)"},
    "thread.reminder": {
        "ja": "まだ担当者がいません。待ち時間は{minutes}分です。対応をお願いします。",
        "en": "Nobody has claimed this case yet; the citizen has waited {minutes} minutes. Please take over.",
    },
    "thread.unanswered": {
        "ja": "<{owner}> さん、市民が返信を待っています（待ち時間{minutes}分）。返信をお願いします。すぐに返信できないときは、担当を外れるか、ほかの課に引き継いでください。",
        "en": "<{owner}>, the citizen has waited {minutes} minutes for your reply. If you cannot reply soon, please give the case back or pass it on.",
    },
    "thread.silent": {
        "ja": "<{owner}> さん、返信のあと市民から連絡がありません。至急の相談のため、自動では終了しません。様子を確認してください。",
        "en": "<{owner}>, the citizen has not written since your reply. An urgent case is not closed automatically: please look after it.",
    },
    "thread.silence_asked": {
        "ja": "返信のあと市民から連絡がないため、ほかに確認したいことがないか自動でお尋ねしました。",
        "en": "The citizen has not written since the reply, and was asked automatically whether anything is left.",
    },
    "thread.silence_closed": {
        "ja": "市民から返事がないため、自動で終了しました。{when}までに連絡があれば、この相談を再開します。",
        "en": "Closed automatically, because the citizen did not answer. If they write by {when}, this case is opened again.",
    },
    "thread.reopened": {
        "ja": "市民から連絡があったため、この相談を再開しました（前の担当者：<{owner}>）。対応をお願いします。",
        "en": "The citizen wrote, so this case is open again (owner before: <{owner}>). Please take over.",
    },
    "thread.moved_on": {
        "ja": "{minutes}分待っても担当者が決まらなかったため、{department}に自動で引き継ぎました。",
        "en": "Nobody claimed this case within {minutes} minutes, so it was passed on automatically to: {department}.",
    },
    "thread.came_on": {
        "ja": "{department}で{minutes}分待っても担当者が決まらなかったため、自動で引き継ぎました。対応をお願いします。",
        "en": "Passed on automatically: nobody claimed it within {minutes} minutes in {department}. Please take over.",
    },
    "thread.moved_by_itself": {
        "ja": "<{staff}> さん、この相談は担当者が決まらなかったため、{department}に自動で引き継がれました。{department}のチャンネルのカードをご覧ください。",
        "en": "<{staff}>, nobody had claimed this case, so it was passed on automatically to: {department}. Its card is in the room of that department.",
    },
    "room.unclaimed": {
        "ja": "【要確認】相談 {number}（{department}）は、{minutes}分待っても担当者がいません。カードは <{room}> にあります。",
        "en": "Please look: nobody has claimed case {number} ({department}) for {minutes} minutes. Its card is in <{room}>.",
    },
    "room.unanswered": {
        "ja": "【要確認】相談 {number}（{department}）で、市民が{minutes}分返信を待っています（担当：<{owner}>）。カードは <{room}> にあります。",
        "en": "Please look: in case {number} ({department}) the citizen has waited {minutes} minutes for a reply (owner: <{owner}>). Its card is in <{room}>.",
    },
    "digest.heading": {
        "ja": "おはようございます。受付時間前からお待ちの相談が{count}件あります。",
        "en": "Good morning. Cases that have waited since before opening: {count}",
    },
    "digest.line": {
        "ja": "・{number}（{department}、{state}）{since}から　{promise}",
        "en": "• {number} ({department}, {state}), since {since}. {promise}",
    },
    "freshness.heading": {
        "ja": "今週の見直し：内容の確認が必要な回答が{count}件あります。\n{address}",
        "en": "This week's answers to be checked: {count}\n{address}",
    },
    "freshness.ended": {
        "ja": "・{title}（{department}）有効期限 {day} を過ぎています",
        "en": "• {title} ({department}), valid until {day}: its time is over",
    },
    "freshness.ends": {
        "ja": "・{title}（{department}）まもなく有効期限 {day}",
        "en": "• {title} ({department}), valid until {day}: it ends soon",
    },
    "freshness.late": {
        "ja": "・{title}（{department}）見直し期限 {day}",
        "en": "• {title} ({department}), to be checked by {day}",
    },
    "freshness.stale": {
        "ja": "・{title}（{department}）翻訳が主な言語より古い可能性",
        "en": "• {title} ({department}), a translation is older than the main language",
    },
    "queue.heading": {"ja": "このチャンネルで対応中の相談：{count}件", "en": "Open cases in this room: {count}"},
    "queue.none": {
        "ja": "このチャンネルに対応中の相談はありません。",
        "en": "There are no open cases in this room.",
    },
    "find.usage": {
        "ja": "相談の番号を付けてください（例：/madoguchi find 5A3FC2）。",
        "en": "Please add the number of a case, as in /madoguchi find 5A3FC2.",
    },
    "find.none": {
        "ja": "番号 {number} の相談は、このチャンネルにはありません。",
        "en": "There is no case {number} in this room.",
    },
    "find.over": {"ja": "・{number}（{department}）：{state}", "en": "• {number} ({department}): {state}"},
    "digest.promise": {"ja": "期限 {when}", "en": "Promised by {when}"},
    "digest.late": {"ja": "【期限超過】{when}", "en": "LATE, promised by {when}"},
    "digest.no_promise": {"ja": "期限なし", "en": "No promise"},
    "digest.more": {"ja": "ほか{count}件", "en": "and {count} more"},
    "thread.taken": {
        "ja": "<{staff}> さん、この相談は <{owner}> さんが担当しています。",
        "en": "<{staff}>, this case belongs to <{owner}>.",
    },
    "thread.over": {
        "ja": "<{staff}> さん、この相談はすでに終了しています。",
        "en": "<{staff}>, this case is already closed.",
    },
    "thread.over_by": {
        "ja": "<{staff}> さん、この相談はすでに <{owner}> さんが終了しました。",
        "en": "<{staff}>, this case was already closed by <{owner}>.",
    },
    "thread.moved": {
        "ja": "<{staff}> さん、この相談は <{owner}> さんが{department}に引き継ぎました。{department}のチャンネルのカードをご覧ください。",
        "en": "<{staff}>, <{owner}> passed this case on to: {department}. Its card is in the room of that department.",
    },
    "thread.transferred": {
        "ja": "<{staff}> が{department}に引き継ぎました。",
        "en": "<{staff}> passed this case on to: {department}.",
    },
    "thread.came": {
        "ja": "{department}の <{staff}> から引き継ぎました。",
        "en": "Passed on by <{staff}>, {department}.",
    },
    "thread.not_moved": {
        "ja": "<{staff}> さん、{department}には引き継げませんでした。課の設定が変わった可能性があります。もう一度お試しください。",
        "en": "<{staff}>, this case could not be passed on to: {department}. Its settings may have changed; please try again.",
    },
    "thread.kept": {"ja": "送られなかった文：\n{text}", "en": "This text was not sent:\n{text}"},
    "thread.undelivered": {
        "ja": "市民に届かなかったメッセージがあります：{detail}",
        "en": "A message did not reach the citizen: {detail}",
    },
    "quota.warning": {
        "ja": "今月のプッシュメッセージが上限の{percent}%に達しました（{used}/{limit}通）。",
        "en": "This month's push messages have reached {percent} % of the quota ({used} of {limit}).",
    },
    "model.timeout": {
        "ja": "時間内に応答がありません（LLM_SECONDS）",
        "en": "no answer in time (LLM_SECONDS)",
    },
    "model.connection": {
        "ja": "サーバーに接続できません。OPENAI_BASE_URL とネットワークを確認してください",
        "en": "the server cannot be reached: check OPENAI_BASE_URL and the network",
    },
    "model.cut": {"ja": "応答の途中で接続が切れました", "en": "the connection was cut in the middle of an answer"},
    "model.server_error": {"ja": "サーバーがエラーを返しました", "en": "the server reports an error of its own"},
    "model.rate_limited": {
        "ja": "利用の上限に達しました。契約の上限と残高を確認してください",
        "en": "the limit of use is reached: check the plan's limits and the balance",
    },
    "model.wrong_key": {
        "ja": "認証に失敗しました。OPENAI_API_KEY を確認してください",
        "en": "the key is refused: check OPENAI_API_KEY",
    },
    "model.unknown_model": {
        "ja": "指定したモデルがありません。LLM_MODEL を確認してください",
        "en": "there is no such model for this key: check LLM_MODEL",
    },
    "model.not_openai": {
        "ja": "接続先がOpenAI互換のAPIではありません。OPENAI_BASE_URL を確認してください（通常は末尾が /v1）",
        "en": "what answers is no OpenAI-compatible API: check OPENAI_BASE_URL (it usually ends in /v1)",
    },
    "model.schema_refused": {
        "ja": "JSON形式の応答に対応していません。LLM_MODEL を別のモデルに変えてください",
        "en": "it gives no answers in JSON: choose another LLM_MODEL",
    },
    "model.bad_request": {
        "ja": "要求が受け付けられませんでした。かっこ内の項目（temperature なら LLM_TEMPERATURE）を確認してください",
        "en": "it does not take the request: see what is named here (for temperature, LLM_TEMPERATURE)",
    },
    "model.empty": {"ja": "応答が空でした", "en": "the answer was empty"},
    "model.malformed": {
        "ja": "応答が所定の形式ではありませんでした",
        "en": "the answer did not have the form asked for",
    },
    "model.refused": {
        "ja": "モデルまたはコンテンツフィルターが回答を拒みました",
        "en": "the model or its content filter refused to answer",
    },
    "model.too_long": {
        "ja": "入力がモデルの上限より長くなりました",
        "en": "the question was longer than the model takes",
    },
    "model.leaked": {
        "ja": "モデルが内部の指示文を出力したため、応答を捨てました",
        "en": "the model repeated its instructions; the answer was thrown away",
    },
    "model.unexpected": {"ja": "予期しないエラーが起きました", "en": "an unexpected error"},
    "model.paused": {"ja": "一時停止中のため、問い合わせませんでした", "en": "not asked, because it is paused"},
    "model.not_configured": {
        "ja": "生成AIが設定されていません（LLM_MODEL）",
        "en": "no language model is configured (LLM_MODEL)",
    },
    "weekdays": {"ja": "月火水木金土日", "en": "Mon Tue Wed Thu Fri Sat Sun"},
}
