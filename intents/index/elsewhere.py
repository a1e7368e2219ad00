"""Sentences that reach a counter and that it does not answer: what is nobody's question, or another office's.

An utterance that is closer to one of these than to the city's own texts gets no confident answer. A sentence that is
close to something a city does answer is left out when its index is built, so nothing here takes a subject away.
None of them was taken from a held-out set.
"""

_JAPANESE = """
おすすめのラーメン屋さん教えて
今日の野球どっちが勝った
彼女に振られた つらい
株って今買い時ですか
東京までの新幹線の時間
桜はいつ咲きますか
スマホの画面が割れた
宿題手伝って
あなたは何歳ですか
好きな食べ物は何
面白い話して
しりとりしよう
おなかすいた
今何時
英語で愛してるって何て言うの
iPhoneの機種変更したい
Amazonの荷物が届かない
パスポートの申請はどこ
パスポート更新したい
運転免許の更新どこでできる
免許証なくした
車の車検切れそう
車庫証明取りたい
確定申告のやり方
年末調整の書類
所得税の還付いつ
相続税いくらかかる
ハローワークどこ
失業保険もらいたい
図書館の本の延長
図書館は何時まで開いてますか
市民プールの料金
体育館予約したい
テニスコート空いてますか
市長の名前は
市議会の日程
選挙の投票所どこ
期日前投票したい
バスの時刻表
電車が遅延してる
落とし物した 財布
自転車盗まれた
放置自転車どこに引き取りに行く
騒音がうるさい隣の部屋
道路に穴が空いてる
街灯が切れてる
公園のトイレが汚い
花火大会いつ
お祭りの屋台出したい
観光案内がほしい
ふるさと納税の返礼品
市営住宅に入りたい
空き家バンク
家を建てたい 建築確認
固定資産の名義変更 登記
会社を作りたい
補助金 太陽光パネル
飲食店の営業許可
コロナのワクチン
インフルエンザの予防接種
健康診断受けたい
がん検診の予約
救急病院どこ
歯医者さん教えて
妊娠したかも
離婚したい 慰謝料
保険会社の自動車保険
生命保険の見直し
学校の給食の献立
大学の奨学金
塾はどこがいい
部活の大会の結果
アルバイト募集してますか
職員採用試験
猫がいなくなった
カラスが巣を作った
ハチの巣を駆除して
蛇が出た
電気代が高い
ガスの開栓
NHKの契約
インターネットが繋がらない
Wi-Fiのパスワード
クレジットカードの解約
銀行の口座を作りたい
郵便局は何時まで
郵便の転送
宅急便の再配達
ビザの更新 入管
日本国籍を取りたい
墓地を買いたい
法事の日取り
結婚式場探してる
ベビーカー買いたい
おもちゃの修理
映画の上映時間
レシピ教えて カレー
AIって何ができるの
ばか
ありがとう
はい
違います
テスト
あああ
もしもし
水曜日は何の日
カードゲーム好き
車を駐車場にぶつけられた
犬の散歩のバイト
学校の先生になりたい
水泳教室
税理士になるには
引っ越し業者の見積もり
家具を買いたい
子どもの名前を考えて
印鑑を安く買える店
年金で生活できるか老後が不安な話
"""

_ENGLISH = """
recommend me a good ramen place
who won the baseball game
tell me a joke
what time is it now
how old are you
is it going to snow tomorrow
my phone screen is broken
help me with my homework
I want to buy bitcoin
train to tokyo timetable
when do cherry blossoms bloom
my amazon package did not arrive
how do i apply for a passport
passport renewal
convert my foreign driver license
I lost my driver license
car inspection shaken
parking permit for my garage
how to file an income tax return
inheritance tax rate
where is hello work
unemployment benefits
library opening hours
borrow books from the library
swimming pool prices
book a tennis court
who is the mayor
city council schedule
where do I vote
early voting
bus timetable
the train is late
I lost my wallet
my bicycle was stolen
noisy neighbours
there is a hole in the road
street light is broken
fireworks festival date
tourist information map
furusato nozei gifts
public housing application
build a house permit
start a company in Japan
solar panel subsidy
restaurant business license
covid vaccine
flu shot
cancer screening appointment
nearest hospital emergency
find me a dentist
I think I am pregnant
divorce lawyer fees
car insurance quote
life insurance
school lunch menu
university scholarship
part time job
do you hire staff
my cat is missing
bees nest in my garden
crow attack
electricity bill is too high
gas start
internet not working
wifi password
cancel my credit card
open a bank account
post office hours
forward my mail
redelivery of a parcel
renew my visa at immigration
become a japanese citizen
permanent residency requirements
buy a grave
wedding venue
buy a stroller
movie times tonight
curry recipe
what can you do
you are stupid
thank you so much
yes
no that's wrong
test
asdfgh
hello are you there
what day is wednesday
I like card games
someone hit my car in the parking lot
dog walking job
I want to become a teacher
swimming lessons
how to become a tax accountant
quote from a moving company
where to buy furniture
help me choose a baby name
where can I buy a cheap stamp
water the plants
book a hotel room
rent an apartment
learn guitar
french class
is the beach open
where can I play football
gym membership
can I retire at 60
translate this letter to spanish
my landlord will not return my deposit
my boss does not pay me
get a sim card
"""

SENTENCES: tuple[str, ...] = tuple(line for block in (_JAPANESE, _ENGLISH) for line in block.strip().splitlines())
