"""Every fixed text that a citizen reads. Plain Japanese (ja-easy) stands where the Japanese would be hard to read."""

CITIZEN: dict[str, dict[str, str]] = {
    "greeting": {
        "ja": (
            "{city}の公式アカウントです。\n"
            "ご質問には、市が確認した回答をAI（自動応答）がお届けします。\n\n"
            "・日本語でも英語でもご質問いただけます。\n"
            "・職員と話したいときは「職員に相談」を押すか、そのようにお書きください。\n"
            "・やりとりは{days}日間保管し、その後消去します。マイナンバーなどの個人情報は送らないでください。\n\n"
            "例：「住民票はどこで取れますか」"
        ),
        "en": (
            "This is the official account of {city}.\n"
            "An AI (automatic reply) answers with texts approved by the city.\n\n"
            "• Ask in English or in Japanese.\n"
            "• To reach a person, tap “Ask a person” or simply write so.\n"
            "• We keep the conversation for {days} days, then erase it. "
            "Please do not send your My Number or other personal data.\n\n"
            "Example: “How do I get a certificate of residence?”"
        ),
        "ja-easy": (
            "{city}（し）の LINE（ライン）です。\n"
            "AI（コンピューター）が 答（こた）えます。答（こた）えは 市役所（しやくしょ）が 書（か）きました。\n\n"
            "・人（ひと）と 話（はな）したいときは 「職員に相談」を おしてください。\n"
            "・話（はなし）は {days}日（にち） 残（のこ）します。それから 消（け）します。\n"
            "・マイナンバーは 書（か）かないでください。"
        ),
    },
    "helpful.yes": {"ja": "役に立った", "en": "This helped", "ja-easy": "わかりました"},
    "helpful.no": {"ja": "解決しない", "en": "This did not help", "ja-easy": "わかりません"},
    "helpful.thanks": {
        "ja": "お知らせいただき、ありがとうございます。",
        "en": "Thank you for telling us.",
        "ja-easy": "ありがとうございます。",
    },
    "helpful.sorry": {
        "ja": "お役に立てず申し訳ありません。言い方を変えてもう一度お書きいただくか、職員にご相談ください。",
        "en": "We are sorry that this did not help. Please ask again in other words, or ask a person.",
        "ja-easy": "すみません。もう一度（いちど） 書（か）いてください。人（ひと）に 聞（き）くことも できます。",
    },
    "person": {"ja": "職員に相談", "en": "Ask a person", "ja-easy": "人に聞く"},
    "language.name": {"ja": "日本語", "en": "English", "ja-easy": "やさしい日本語"},
    "language.changed": {
        "ja": "これからは日本語でお答えします。",
        "en": "From now on we answer in English.",
        "ja-easy": "これから やさしい日本語（にほんご）で 答（こた）えます。",
    },
    "answer.section": {"ja": "担当：{name}（{phone}）", "en": "Section: {name} ({phone})"},
    "answer.date": {"ja": "{date} 時点の内容です", "en": "As of {date}"},
    "answer.source": {"ja": "市のページを見る", "en": "See the city's page", "ja-easy": "市の ページを 見る"},
    "answer.japanese_only": {
        "ja": "",
        "en": "The city has written this answer in Japanese only, so here is the Japanese text.",
        "ja-easy": "この 答（こた）えは やさしい日本語（にほんご）では ありません。",
    },
    "answer.english_only": {
        "ja": "この回答は英語でのみ用意されています。",
        "en": "",
        "ja-easy": "この 答（こた）えは 英語（えいご）だけです。",
    },
    "answer.review_due": {
        "ja": "この内容は見直しの時期を過ぎています。念のため担当課にご確認ください。",
        "en": "This text is past its review date. Please confirm with the section.",
        "ja-easy": "この 話（はなし）は 古（ふる）いかもしれません。市役所（しやくしょ）に 聞（き）いてください。",
    },
    "answer.ended": {
        "ja": "この内容の有効期限は{date}までです。現在は変わっている場合がありますので、担当課にご確認ください。",
        "en": "This text was valid until {date} and may have changed since. Please confirm with the section.",
        "ja-easy": "この 話（はなし）は {date}までです。いまは 変（か）わったかもしれません。市役所（しやくしょ）に 聞（き）いてください。",
    },
    "answer.ended_people": {
        "ja": "この件の案内は期間が終わっているため、職員がお答えします。",
        "en": "The city's text about this is no longer valid, so staff will answer you.",
        "ja-easy": "この 話（はなし）は 古（ふる）くなりました。市役所（しやくしょ）の 人（ひと）が 答（こた）えます。",
    },
    "answer.draft_first": {
        "ja": "このご質問には、職員が回答の内容を確認してからお返事します。",
        "en": "A member of staff checks the answer to this question before it is sent to you.",
        "ja-easy": "職員（しょくいん）が 答（こた）えを 見（み）て、確（たし）かめてから 送（おく）ります。",
    },
    "answer.stale": {
        "ja": "この日本語の文章は、ほかの言語より古い可能性があります。念のため担当課にご確認ください。",
        "en": "The Japanese text has changed since this was written; this may be older. Please confirm with the section.",
        "ja-easy": "この 答（こた）えは、日本語（にほんご）の 答（こた）えより 古（ふる）いかもしれません。市役所（しやくしょ）に 聞（き）いてください。",
    },
    "answer.being_translated": {
        "ja": "日本語の文章は更新中のため、ほかの言語でご案内します。",
        "en": "The English text is being updated, so here is the current Japanese text.",
        "ja-easy": "やさしい日本語（にほんご）は いま 直（なお）しています。新（あたら）しい 日本語（にほんご）の 答（こた）えです。",
    },
    "answer.by_ai": {
        "ja": "この文章は、市の回答をもとにAIが作成しました。正式な内容は市のページでご確認ください。",
        "en": "An AI worded this from the city's answers. The city's page is authoritative.",
        "ja-easy": "この 文（ぶん）は、市（し）の 答（こた）えから AI（コンピューター）が 作（つく）りました。",
    },
    "answer.partly": {
        "ja": "ご質問の一部は、市の回答にありません。担当課にお問い合わせください。",
        "en": "Part of your question is not covered by the city's answers. Please ask the section.",
        "ja-easy": "ほかの 質問（しつもん）の 答（こた）えは ありません。市役所（しやくしょ）に 聞（き）いてください。",
    },
    "answer.also_from": {
        "ja": "あわせて参照した回答：{title}",
        "en": "Also from: {title}",
        "ja-easy": "ほかに 見（み）た 答（こた）え：{title}",
    },
    "answer.translated": {
        "ja": "市の回答を機械翻訳したものです。正式な内容は原文をご確認ください。",
        "en": "Machine translation of the city's answer. The original text is authoritative.",
        "ja-easy": "市（し）の 答（こた）えを AI（コンピューター）が やさしい日本語（にほんご）に しました。",
    },
    "own_words": {"ja": "市の原文を見る", "en": "City's own words", "ja-easy": "市の 文を 見る"},
    "told_of_ai": {
        "ja": "この会話では、市が確認した回答をもとに、AIが文章を作成することがあります。",
        "en": "In this conversation an AI may word answers, from texts approved by the city.",
        "ja-easy": "ここでは、AI（コンピューター）が 文（ぶん）を 作（つく）ることが あります。もとは 市（し）の 答（こた）えです。",
    },
    "clarify": {
        "ja": "次のどれについてのご質問でしょうか。",
        "en": "Which of these do you mean?",
        "ja-easy": "どれを 知（し）りたいですか。",
    },
    "clarify.none": {
        "ja": "この中にない（職員に相談）",
        "en": "None of these: ask a person",
        "ja-easy": "ありません（人に聞く）",
    },
    "ask_missing": {
        "ja": "もう少し教えてください。次のどれについてのご質問でしょうか。",
        "en": "Please tell us a little more. Which of these do you mean?",
        "ja-easy": "もう少（すこ）し 教（おし）えてください。この 中（なか）の どれですか。",
    },
    "follow_up": {
        "ja": "『{title}』のご案内です。",
        "en": "About “{title}”:",
        "ja-easy": "『{title}』の 話（はなし）です。",
    },
    "corrected": {
        "ja": "失礼しました。どのことについてのご質問でしょうか。次の中に合うものがあれば、お選びください。",
        "en": "Sorry about that. What did you mean? If one of these fits, please choose it.",
        "ja-easy": "すみません。何（なに）を 知（し）りたいですか。この 中（なか）に あったら 選（えら）んでください。",
    },
    "repeat": {
        "ja": "前回の回答をもう一度お送りします。",
        "en": "Here is our last answer again.",
        "ja-easy": "前（まえ）の 答（こた）えを もう一度（いちど） 送（おく）ります。",
    },
    "cancelled": {
        "ja": "取り消しました。ほかにご質問がありましたら、いつでもお書きください。",
        "en": "Cancelled. If you have another question, please write at any time.",
        "ja-easy": "やめました。質問（しつもん）が あったら、また 書（か）いてください。",
    },
    "two_questions": {
        "ja": "ご質問を2ついただきましたので、順にお答えします。",
        "en": "You asked two questions; we answer both, one after the other.",
        "ja-easy": "質問（しつもん）が ふたつ ありますね。ふたつとも 答（こた）えます。",
    },
    "one_of_two": {
        "ja": "ご質問が2つあるようですので、まず1つにお答えします。もう1つは、分けてお送りください。",
        "en": "You seem to have two questions; here is the answer to one. Please send the other one by itself.",
        "ja-easy": "質問（しつもん）が ふたつ あるようです。ひとつ 答（こた）えます。もう ひとつは、あとで 送（おく）ってください。",
    },
    "unanswered": {
        "ja": (
            "申し訳ありません。市の担当ではないことか、こちらに回答の用意がないことのようです。\n"
            "言い方を変えてもう一度お書きいただくか、市のホームページをご覧ください。国・都道府県や会社の手続きは、それぞれの窓口にお問い合わせください。\n"
            "どこに聞けばよいか迷うときは「職員に相談」を押してください。"
        ),
        "en": (
            "We are sorry. This seems not to be a matter of the city, or we have no answer to it here.\n"
            "Please ask again in other words, or see the city's website. For matters of the national government, the prefecture or a company, please ask their own office.\n"
            "If you are not sure where to ask, tap “Ask a person”."
        ),
        "ja-easy": (
            "すみません。市役所（しやくしょ）の 仕事（しごと）では ないか、答（こた）えが ありません。\n"
            "ほかの 言葉（ことば）で もう一度（いちど） 書（か）いてください。市（し）の ホームページも 見（み）てください。\n"
            "どこに 聞（き）くか わからないときは 「人に聞く」を おしてください。"
        ),
    },
    "capabilities": {
        "ja": "文字でご質問をお送りください。市の手続きやサービスについてお答えします。写真やスタンプは読み取れません。",
        "en": (
            "Please write your question as text; we answer about the city's services. "
            "We cannot read pictures or stickers."
        ),
        "ja-easy": "質問（しつもん）を 文字（もじ）で 書（か）いてください。写真（しゃしん）や スタンプは わかりません。",
    },
    "file.too_large": {
        "ja": "お送りいただいたファイルは大きすぎるため、受け取れませんでした。10 MBまでの画像かPDFでお送りください。",
        "en": "The file you sent is too large for us. Please send a picture or a PDF of up to 10 MB.",
        "ja-easy": "ファイルが 大（おお）きすぎます。10 MBまでの 写真（しゃしん）か PDFを 送（おく）ってください。",
    },
    "file.wrong_type": {
        "ja": "お送りいただいたファイルは、受け取れない種類のものでした。画像（JPEG・PNGなど）、PDF、音声、動画でお送りください。",
        "en": "We cannot take files of that kind. Please send a picture (JPEG, PNG), a PDF, a voice message or a video.",
        "ja-easy": "この ファイルは 受（う）け取（と）れません。写真（しゃしん）か PDFを 送（おく）ってください。",
    },
    "file.gone": {
        "ja": "お送りいただいたファイルを受け取れませんでした。お手数ですが、もう一度お送りください。",
        "en": "We could not receive the file you sent. Please send it again.",
        "ja-easy": "ファイルを 受（う）け取（と）れませんでした。もう一度（いちど） 送（おく）ってください。",
    },
    "file.link": {
        "ja": "ファイル：{name}（{size}）\n{until}まで、次のリンクから開けます。\n{url}",
        "en": "File: {name} ({size})\nYou can open it here until {until}.\n{url}",
        "ja-easy": "ファイル：{name}（{size}）\n{until}まで、この リンクから 開（ひら）けます。\n{url}",
    },
    "group": {
        "ja": (
            "グループでのご質問にはお答えしていません。個人情報を守るため、{city}のアカウントと1対1のトークでご質問ください。\n"
            "We do not answer in groups. Please ask {city_en} in a one-to-one chat."
        ),
        "en": "We do not answer in groups, to protect your privacy. Please ask {city_en} in a one-to-one chat.",
    },
    "personal_data": {
        "ja": (
            "個人情報が書かれていたようですので、記録では伏せました。\n"
            "電話番号・住所・生年月日・各種の番号などは、このトークに書かなくてもご案内できます。お書きにならないようお願いします。"
        ),
        "en": (
            "Your message seems to hold personal data, so we have masked it in our records.\n"
            "You need not write phone numbers, addresses, dates of birth or other numbers here to get an answer; "
            "please leave them out."
        ),
        "ja-easy": (
            "あなたの 大切（たいせつ）な ことが 書（か）いて ありました。見（み）えないように しました。\n"
            "電話番号（でんわばんごう）や 住所（じゅうしょ）や 番号（ばんごう）は 書（か）かないでください。"
            "書（か）かなくても 答（こた）えます。"
        ),
    },
    "personal_data.my_number": {
        "ja": (
            "マイナンバーが書かれていたようですので、保存せずに消しました。\n"
            "マイナンバーなどの個人情報は、このトークにお書きにならないようお願いします。書かなくてもご案内できます。"
        ),
        "en": (
            "Your message seems to hold a My Number. We have erased it without storing it.\n"
            "Please do not write your My Number or other personal data here; you do not need it to get an answer."
        ),
        "ja-easy": (
            "マイナンバーが 書（か）いて ありました。消（け）しました。残（のこ）って いません。\n"
            "マイナンバーや 番号（ばんごう）は 書（か）かないでください。書（か）かなくても 答（こた）えます。"
        ),
    },
    "limited": {
        "ja": "短い時間に多くのメッセージをいただきました。すべて受け取っています。1分ほどしてから、最後のご質問にお答えします。",
        "en": (
            "We received many messages in a short time. We have all of them and will answer the last one in about a minute."
        ),
        "ja-easy": "たくさん メッセージが 来（き）ました。1分（ぷん）ぐらい 待（ま）ってください。",
    },
    "handoff.by_phone": {
        "ja": "このトークでは職員との相談を受け付けていません。お手数ですが、{department}（{phone}）へお電話ください。",
        "en": "Staff cannot answer in this chat. Please call the {department} ({phone}).",
        "ja-easy": "ここでは 人（ひと）と 話（はな）せません。{department}（{phone}）に 電話（でんわ）してください。",
    },
    "gave_up": {
        "ja": "申し訳ありません。こちらの不具合でお答えできませんでした。お手数ですが、もう一度お送りください。",
        "en": "We are sorry: something failed on our side and we could not answer. Please send your message again.",
        "ja-easy": "すみません。答（こた）えられませんでした。もう一度（いちど） 送（おく）ってください。",
    },
    "handoff.open": {
        "ja": "{department}の職員におつなぎしました。このままお待ちください。順番に、このトークでお返事します。",
        "en": "We passed this to the {department}. Please wait here; a member of staff will reply in this chat.",
        "ja-easy": "{department}の 人（ひと）に 伝（つた）えました。ここで 待（ま）ってください。",
    },
    "handoff.closed": {
        "ja": (
            "{department}に引き継ぎました。ただいま受付時間外のため、{when}以降にこのトークでお返事します。"
            "ご用件は、今のうちにこのトークに書いておいていただけます。"
        ),
        "en": (
            "We passed this to the {department}. The office is closed now; staff will reply in this chat after {when}. "
            "You can already leave your question here."
        ),
        "ja-easy": (
            "{department}に 伝（つた）えました。今（いま）は 休（やす）みです。{when}から 答（こた）えます。"
            "聞（き）きたいことを ここに 書（か）いて おいてください。"
        ),
    },
    "handoff.closed_unknown": {
        "ja": (
            "{department}に引き継ぎました。ただいま受付時間外です。次の受付時間にこのトークでお返事します。"
            "ご用件は、今のうちにこのトークに書いておいていただけます。"
        ),
        "en": (
            "We passed this to the {department}. The office is closed now; staff will reply when it opens. "
            "You can already leave your question here."
        ),
        "ja-easy": (
            "{department}に 伝（つた）えました。今（いま）は 休（やす）みです。あとで 答（こた）えます。"
            "聞（き）きたいことを ここに 書（か）いて おいてください。"
        ),
    },
    "handoff.transferred": {
        "ja": "お答えする課が変わりました。{promise}",
        "en": "Another department will answer you. {promise}",
        "ja-easy": "答（こた）える ところが 変（か）わりました。{promise}",
    },
    "handoff.waiting": {
        "ja": "担当者に伝えました。お返事まで今しばらくお待ちください。",
        "en": "We passed your message to the staff. Please wait a little longer for a reply.",
        "ja-easy": "伝（つた）えました。もう少（すこ）し 待（ま）ってください。",
    },
    "handoff.delayed": {
        "ja": (
            "お待たせして申し訳ありません。{department}にあらためて知らせました。"
            "先にお待ちの方：{ahead}人。引き続きこのトークでお返事します。"
        ),
        "en": (
            "We are sorry for the wait. We have reminded the {department}. "
            "People waiting before you: {ahead}. They will reply in this chat."
        ),
        "ja-easy": (
            "待（ま）たせて すみません。{department}に もう一度（いちど） 伝（つた）えました。"
            "先（さき）に 待（ま）っている 人（ひと）：{ahead}人（にん）。"
        ),
    },
    "handoff.cancel": {"ja": "相談をやめる", "en": "Cancel the request", "ja-easy": "やめる"},
    "handoff.cancelled": {
        "ja": "職員への相談を取り消しました。ご質問があれば、また自動応答がお答えします。",
        "en": "Your request to staff is cancelled. The automatic reply will answer your next question.",
        "ja-easy": "やめました。また 質問（しつもん）を 書（か）いてください。",
    },
    "handoff.claimed": {
        "ja": "{department}の職員が担当します。",
        "en": "A member of staff of the {department} is now looking after you.",
        "ja-easy": "{department}の 人（ひと）が 答（こた）えます。",
    },
    "handoff.ended": {
        "ja": "職員による対応を終了しました。このあとは自動応答（AI）がお答えします。",
        "en": "The conversation with staff has ended. From here on the automatic reply (AI) answers.",
        "ja-easy": "人（ひと）との 話（はなし）は 終（お）わりました。これから AI（コンピューター）が 答（こた）えます。",
    },
    "rating.question": {
        "ja": "{ended}\nご相談は解決しましたか。",
        "en": "{ended}\nWas your question resolved?",
        "ja-easy": "{ended}\n困（こま）ったことは なくなりましたか。",
    },
    "rating.yes": {"ja": "解決した", "en": "Yes, it was", "ja-easy": "はい"},
    "rating.no": {"ja": "解決していない", "en": "No, it was not", "ja-easy": "いいえ"},
    "rating.sorry": {
        "ja": "お知らせいただき、ありがとうございます。もう一度ご質問いただくか、職員にご相談ください。",
        "en": "Thank you for telling us. Please ask again here, or ask a person.",
        "ja-easy": "教（おし）えてくれて ありがとうございます。もう一度（いちど） 書（か）くか、人（ひと）に 聞（き）いてください。",
    },
    "silence.question": {
        "ja": "その後いかがでしょうか。ほかに確認したいことがありましたら、このままお書きください。{when}までにご連絡がないときは、いったん職員による対応を終了します。",
        "en": "Is there anything else we can help you with? If so, please simply write here. If we do not hear from you by {when}, we will close this request for now.",
        "ja-easy": "ほかに 聞（き）きたいことは ありますか。あったら、ここに 書（か）いてください。{when}までに 書（か）かなかったら、終（お）わりにします。",
    },
    "silence.closed": {
        "ja": "ご連絡がなかったため、職員による対応を終了しました。{when}までにこのトークにお書きいただければ、職員が続けて対応します。そのあとは自動応答（AI）がお答えします。",
        "en": "As we have not heard from you, we closed your request. If you write here by {when}, staff will take it up again; after that the automatic reply (AI) answers.",
        "ja-easy": "人（ひと）との 話（はなし）は 終（お）わりました。{when}までに 書（か）いたら、人（ひと）が また 答（こた）えます。そのあとは AI（コンピューター）が 答（こた）えます。",
    },
    "silence.reopened": {
        "ja": "職員による対応を再開します。{promise}",
        "en": "Your request is open again. {promise}",
        "ja-easy": "また 人（ひと）が 答（こた）えます。{promise}",
    },
    "hours.days": {"ja": "{days} {spans}", "en": "{days} {spans}"},
    "hours.run": {"ja": "{first}〜{last}", "en": "{first}–{last}"},
    "hours.and": {"ja": "、", "en": ", "},
    "date": {"ja": "{year}年{month}月{day}日", "en": "{day} {month_name} {year}"},
    "when": {
        "ja": "{month}月{day}日（{weekday}）{hour}:{minute:02d}",
        "en": "{hour}:{minute:02d} on {weekday} {day} {month_name}",
    },
}
