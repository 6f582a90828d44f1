### 报告用语。词语以 docs/language.md 与《设计》第 2 节为准。

## 连接

list-or = { $rest }或{ $last }
list-and = { $rest }和{ $last }
comma = ，
semicolon = ；
and-more = { $list }等{ $count }项
in-brackets = （{ $text }）
quoted = “{ $text }”
number-title = { $number } { $title }
with-id = { $title }（{ $id }）

## 逐行的表达式

eval-failed = 表达式没有值：{ $reason }
eval-not-utf8 = 该行不是 UTF-8 文本
eval-line-too-long = 该行超过 16 MiB

## 结论、程度、依据

outcome-met = 达标
outcome-unmet = 差距
outcome-unknown = 资料不足
outcome-not-applicable = 不适用
outcome-error = 未能评定

severity-critical = 重大
severity-high = 高
severity-medium = 中
severity-low = 低

basis-seed = 原文
basis-example = 示例
basis-design = 自定
basis-long-seed = 原文：所引文献的主张，不是官方要求
basis-official = 原文：所引文件的要求
basis-elsewhere = 原文：首创地文件的要求，对本地不具约束力
basis-long-example = 示例：取自一地的做法或数字，供参考，不是硬性标准
basis-long-design = 自定：本规则集的设计，不是官方要求
basis-weakest = { $own }。所用参数“{ $names }”为{ $weak }
    .without-names = { $own }。所用参数为{ $weak }
basis-weak-example = 一地示例
basis-weak-design = 本规则集自定

given-ruleset = 规则集
given-level = 规则集（按层级）
given-local = 本地设定
given-setting = 本次设定

band-first = 优先论证
band-possible = 可论证
band-cannot-tell = 无法判断
band-precluded = 前提不具备

hold-awaiting-condition = 待条件具备
hold-awaiting-verification = 待核实


## 指标及其来源

fact-value = { $label }：{ $value }（{ $known }）
    .without-known = { $label }：{ $value }
fact-missing = { $label }：资料不足（{ $why }）
    .without-why = { $label }：资料不足
fact-note = { $label }：{ $note }
traced-fact = { $label }（{ $path }）：{ $value }（{ $known }）
    .without-known = { $label }（{ $path }）：{ $value }
traced-fact-missing = { $label }（{ $path }）：资料不足（{ $why }）
    .without-why = { $label }（{ $path }）：资料不足

missing-not-collected = 未采集
missing-requested = 已发函
missing-not-held = 不掌握
missing-refused = 不予提供
missing-too-weak = 证据不足以采信

evidence-stated-fact = 文献陈述
evidence-self-reported = 自报
evidence-inferred = 推断
evidence-stated-aim = 目标表述
evidence-cited = 转引{ $evidence }
evidence-inherited = 沿用{ $region }的数据（{ $evidence }）
undated = 时点不详

place = 〔{ $number }〕《{ $title }》{ $places }
    .without-places = 〔{ $number }〕《{ $title }》
place-document = 〔{ $number }〕《{ $title }》（{ $document }）{ $places }
    .without-places = 〔{ $number }〕《{ $title }》（{ $document }）
place-short = 〔{ $number }〕{ $places }
    .without-places = 〔{ $number }〕
place-unlisted = { $source } { $places }
    .without-places = { $source }
locator-abstract = 摘要
locator-paragraph = 第{ $section }节第{ $paragraph }段
locator-article = 第{ $article }条
locator-section = 第{ $section }节
locator-table = 表{ $number }
locator-figure = 图{ $number }

argument = 〔{ $state }〕{ $text }（待补数据：{ $missing }）
    .without-missing = 〔{ $state }〕{ $text }
argument-true = 本地适用
argument-false = 本地不适用
argument-unknown = 不详
argument-error = 未能评定
condition-true = 成立
condition-false = 不成立
condition-unknown = 不详
condition-error = 未能评定

## 篇首

report-title = 数字政府改革评估：{ $name }
report-line = { $level }，{ $date }
report-level-unknown = 行政层级未填
report-date = 数据截至{ $date }
report-date-literature = 资料日期：{ $date }（含义见数据说明）
report-date-unknown = 数据日期未填
report-only = 本报告只包含以下标签下的规则：{ $tags }。
profile-literature = 文献画像：数据摘自公开发表的论文，不是{ $name }自行提供的数据，采用前应与当地核对。
profile-synthetic = 虚构画像：数据为演示而编写，不对应任何真实地区。
profile-own = 本地画像：按填报人所述列为本地数据，程序未作核实。
running-literature = 文献画像
running-synthetic = 虚构画像
running-own = 本地画像
running-trial = 试算
profile-note = 数据说明：{ $note }
profile-doubt = 数据疑点：{ $doubt }
profile-undated = 各项数据均未注明时点，一律视为时点不详，下文不再逐项标注。
rests-on-papers = 规则依据：所用规则依据{ $count }篇学术论文编写，不是政策文件，也不是考核标准。
rests-on-official = 规则依据：所用规则引用{ $official }作为政策依据。
rests-on-nothing = 规则依据：所用规则没有引用文献，不是政策文件，也不是考核标准。
rests-on-parts = 规则依据：所用规则中{ $parts }；均不是政策文件，也不是考核标准。
rests-on-parts-others = 规则依据：所用规则中{ $parts }。没有引用政策依据的规则不是政策要求，也不是考核标准。
rules-on-official = { $rules }条引用{ $official }作为政策依据
rules-on-papers = { $rules }条依据{ $papers }
rules-on-elsewhere = { $rules }条引用首创地文件，对本地不具约束力
rules-on-nothing = { $rules }条未引用来源、由规则编写者自定
sources-laws = { $count }部法律法规
sources-policies = { $count }件政策文件
sources-standards = { $count }项标准
sources-papers = { $count }篇学术论文
local-file = 本地设定：{ $file }（{ $digest }）
local-file-sets = 本地设定：{ $file }（{ $digest }）。其中设定了下列基础规则参数，前置保障不采用这些数值：
local-setting = { $title }（{ $name }）：本地为{ $value }，原为{ $before }
local-setting-first = { $title }（{ $name }）：本地为{ $value }，成果包未填写
local-unset = { $title }：尚未填写
local-as-given = { $title }：沿用成果包的值，{ $value }
trial = 试算：下列参数为本次临时设定，以下结论只供推演。
trial-setting = { $title }（{ $name }）：设为{ $value }，原为{ $before }

## 要点

summary = 要点
summary-headline = 共对照{ $rules }条规则：达标{ $met }条，差距{ $unmet }条，资料不足{ $unknown }条，不适用{ $na }条。
summary-errors = 另有{ $count }条未能评定。
summary-silence = 资料不足只说明现有数据无从判断，不等于没有做到。
summary-critical = 请优先核实：正在运行而保障未落实（{ $count }项）
summary-not-shown = 请核实：正在运行而资料未显示保障（{ $count }项）
not-shown-names = { $names }。请先核实各项保障是否已经具备，详见“已运行做法的保障”部分；资料未显示，不等于违规。
critical-point = 有关做法已在运行，保障措施尚未落实。{ $first }
summary-failed = 未能评定（{ $count }条规则）
failed-names = { $names }。未能评定不等于差距，原因和先行事项见各条规则。
error-first = 请先核对有关指标的填报值；填报无误的，将本条连同所列原因告知成果包发布者（{ $author }）修改规则。
    .without-author = 请先核对有关指标的填报值；填报无误的，将本条连同所列原因告知规则的编写者修改规则。
summary-advised = 当前可以推进（{ $count }项）
advised-none = 没有发现可以直接着手改进的差距。
advised-none-held = 发现的差距都须先落实保障，见下文。
action-head = { $name }：
action-head-severity = { $name }〔{ $severity }〕：
advice-verify = （依据{ $kinds }，请先核实）
advised-more = 其余{ $count }项见下文“差距”部分。
summary-held = 须先落实保障（{ $count }项保障，暂缓{ $rules }条建议）
    .without-rules = 须先落实保障（{ $count }项保障）
held-point = { $rules }的建议暂缓。先行事项：{ $first }
held-besides = 另有{ $kinds }也须先落实保障，见“待落实保障的事项”部分。
held-only = { $kinds }须先落实保障，见“待落实保障的事项”部分。
held-models = { $count }种模式
held-plugins = { $count }项创新成果
summary-unknown = 尚不能判断（{ $count }条规则）
requests-intro = 建议优先补充下列{ $count }项数据：
request = { $what }。
request-definition = 口径：{ $definition }
request-decides = 补齐后即可判定{ $rules }
request-helps = 有助于判定{ $rules }
request-guards = 可核实保障{ $rules }
request-guards-also = 并可核实保障{ $rules }
request-state = 目前{ $state }
requests-more = 另有{ $count }项数据有待补充。
requests-elsewhere = 完整清单见“数据补充清单”：加 --full，或输出网页（--format html）、Markdown 报告。
summary-counts = 结论条数
counts-tag = 分类
counts-taxonomy = { $title }
counts-row = {"  "}{ $title }
counts-total = 全部规则
counts-uncovered = { $taxonomy }中的{ $titles }：本规则集暂无规则。
counts-note = 一条规则可以属于多个分类，分类条数之和不等于总数。条数不折算为百分比、分数或名次。

## 分项

score = 分项结论条数
score-intro = 四力、运行机制和改革启示各分项所含规则的结论条数。分项名称后为文献出处；哪些规则属于哪一分项，由本规则集归类。
score-part = { $title }各分项
score-row = {"  "}{ $title }（{ $source }）
    .without-source = {"  "}{ $title }
score-rules = 所含规则
score-uncovered = 暂无规则的分项：{ $titles }。

## 差距

gaps = 差距（{ $count }条）
gaps-critical = 严重程度：重大（{ $count }条）
gaps-high = 严重程度：高（{ $count }条）
gaps-medium = 严重程度：中（{ $count }条）
gaps-low = 严重程度：低（{ $count }条）
errors = 未能评定（{ $count }条）
label-why = 现状
label-applies = 适用
label-expression = 规则表达式
label-distance = 差距
label-basis = 依据
label-advice = 建议
label-advice-held = 建议（暂缓）
label-held = 暂缓
label-verify = 核实
label-note = 备注
label-source = 出处
label-first = 先行事项
distance = { $label }：{ $text }
facts-more = 另有{ $count }项指标，见“指标来源表”
held-condition = 待条件具备。须先落实“{ $guard }”：{ $first }
held-verification = 待核实。现有数据不能说明“{ $guard }”是否已经具备。{ $first }
first-check = 请先核实该项保障是否已经具备；尚未具备的，{ $first }
held-brief = 须先落实或核实{ $guards }；先行事项见“待落实保障的事项”部分
verify-kind = { $time }的{ $evidence }资料
verify = 本条结论依据{ $kinds }，采用前请与现行数据核对。

## 保障

held = 待落实保障的事项
held-intro = 下列建议、模式和创新成果在保障落实之前暂缓。已经运行的做法见下一部分；同一保障可能在两处出现。
held-in-use = 模式中有本地正在采用的，暂缓是指不新签、不续签、不扩大范围，不是停用。
held-ids = 模式和成果名称后的括号内为其标识；办理登记时，成果标识照此填写。
held-head = { $name }（{ $status }）
label-waiting-rules = 暂缓的建议
label-waiting-models = 暂缓的模式
label-waiting-plugins = 暂缓的成果
guards = 已运行做法的保障
guards-critical = 保障未落实（{ $count }项，重大）
guards-not-shown = 数据未显示保障（{ $count }项，不视为违规）
guards-in-place = 保障已具备：{ $names }。
guards-idle = 暂不涉及（有关做法没有运行，也没有事项等待）：{ $names }。
guards-only-new = 只约束新增的建议、模式和成果，目前没有事项等待：{ $names }。
guards-open = 资料未说明有关做法是否运行：{ $names }。

## 选型

choices = 模式选型
choices-intro = 按本地条件分档，不排名次，不打分。前提注明是否成立，利弊理由注明在本地是否适用。
choice-head = { $title }（{ $mode }）
choice-one = 择一
choice-several = 可以并用
choice-order = 就现有资料看，{ $first }在前，{ $second }次之；先后供论证时参考，不是结论。
    .without-second = 就现有资料看，只有{ $first }可以论证；这一判断供论证时参考，不是结论。
choice-changes = 下列情况尚不明确，查明后先后可能改变：
choice-changes-more = 另有{ $count }种情况尚不明确。
choice-change = { $text }（{ $model }的{ $role }）：{ $sides }。待补数据：{ $facts }。
choice-if-true = 如属实，{ $effects }
choice-if-false = 如不属实，{ $effects }
choice-considered = { $model }可以论证
choice-precluded = { $model }不具备前提
choice-first = { $model }居前
choice-no-longer-first = { $model }不再确定居前
choice-before = { $model }先于{ $other }
choice-missing-any = { $model }另有{ $count }项前提待查明，有一项不成立即不具备前提：{ $texts }。待补数据：{ $facts }。
role-require = 前提
role-favour = 有利理由
role-caution = 顾虑
model-head = 〔{ $band }，{ $status }〕{ $title }
    .without-status = 〔{ $band }〕{ $title }
label-requires = 前提
label-favours = 有利
label-cautions = 顾虑

## 创新成果与地方细化规则

local = 创新成果与地方细化规则
local-intro = 下列内容与基础规则并列，不计入上文条数。
plugin-head = { $title }（{ $id } { $version }）
label-origin = 首创地
plugin-head-alias = { $title }（{ $id } { $version }，本地名称 { $alias }）
label-derived-from = 改编自
plugin-ancestor = { $id } { $version }
plugin-ancestor-withdrawn = { $id } { $version }（已撤回：{ $reason }）
plugin-origin = { $origin }，{ $confirmed }
plugin-origin-publisher = 由{ $publisher }自行编制
plugin-adopted = 由{ $region }采用，取自 { $source }，{ $signed }
plugin-signed = 由{ $names }签名
plugin-unsigned = 未经签名
plugin-not-adopted = 未采用，仅本次加载
fit-none = 画像中没有记录
fit-record = { $record }；{ $status }
fit-current = 针对现用文件，有效
fit-lapsed = 所评估的是另一文件，已失效
fit-pending = 尚未评估
fit-incomplete = 记录不完整，缺少：{ $missing }
fit-adapting = 本地化调整尚未完成，完成并登记后方可采用
fit-declined = 本地已决定不予采用
fit-pending-decided = 尚未作适配评估，所填决定“{ $decision }”不生效
law-current = 针对现用文件，有效
law-conflicting = 须先报请有权机关授权
law-lapsed = 所核对的是另一文件，已失效
law-incomplete = 记录不完整，缺少：{ $missing }
law-claimed = 发布者称已核对，见{ $document }；本地尚未核对
conflicts = 有{ $count }项规则同时有多项地方细化规则适用。各项结论并列如下，以哪一项为准由本地决定。
conflict-head = { $rule }：{ $count }项地方细化规则
conflict-claim = { $outcome }；{ $require }；{ $source }
conflict-plugin = { $plugin }，{ $origin }，由{ $publisher }发布
conflict-own = 自备的规则文件
plugin-confirmed = 已由首创地确认
plugin-not-confirmed = 未经首创地确认
label-publisher = 发布者
label-evidence = 证据
plugin-evidence-a = A 级：有数字的事实
plugin-evidence-b = B 级：有名称的地方做法
plugin-evidence-c = C 级：仅有提及
label-needs = 所需条件
label-adopted = 采用
label-fit = 适配评估
label-local-parameter = 本地参数
label-withdrawn = 已撤回
label-localise = 须本地设定
label-digest = 摘要值
label-base = 基础规则
local-head = { $name }〔{ $outcome }〕
local-base = { $name }：{ $outcome }

## 清单

unknown = 资料不足（{ $count }条）
unknown-intro = 现有数据无从判断下列规则，不视为差距。
unknown-point = { $name }。待补数据：{ $missing }
met = 达标（{ $count }条）
not-applicable-point = { $name }（{ $why }）
not-applicable = 不适用（{ $count }条）

## 整改台账

ledger = 整改台账
ledger-note = 填写说明：底色不同的各栏由责任单位和复核单位填写。差距由规则对照数据推得，整改前请先核实。
ledger-count = 序号
ledger-number = 编号
ledger-subject = 事项
ledger-finding = 发现的问题
ledger-basis = 依据
ledger-advice = 整改建议
ledger-held = 须先落实的保障
ledger-unit = 责任单位
ledger-deadline = 完成时限
ledger-review = 复核意见
ledger-running = 有关做法已在运行，保障措施尚未落实。
ledger-line = { $label }：{ $text }

## 参数、来源、声明

parameters = 所用参数表
parameters-intro = 各项参数均可临时另设，以作试算；试算的报告每页标明“试算”。
parameter-title = 参数
parameter-name = { $title }（{ $name }）
parameter-value = 取值
parameter-basis = 依据
parameter-given = 来源
parameter-used = 用于规则
data = 参数和数据清单
data-elsewhere = { $tables }见完整报告：加 --full，或输出网页（--format html）、Markdown 报告。
requests-table = 数据补充清单
request-path = 路径
request-rules = 有助于判定
request-guard = 有关保障
request-missing = 目前情况
request-counted = 口径
provenance = 指标来源表
fact-label = 指标
fact-value-column = 取值
fact-evidence = 证据
fact-time = 时点
fact-source = 出处
fact-remark = 备注
foot = 规则与文献
ruleset-point = { $title }（{ $name } { $version }）
foot-rulesets = 规则集：{ $list }。
foot-sources = 文献：
foot-source = 〔{ $kind }〕{ $citation }
    .without-citation = 〔{ $kind }〕{ $title }
foot-source-note = {" "}说明：{ $note }
source-law = 法律法规
source-policy = 政策文件
source-standard = 标准
source-paper = 学术论文
source-elsewhere = 首创地成果包所引文件，除国家规定外对本地不具约束力
source-own = 画像自带来源
digests = 画像、规则集和创新成果包的版本与校验值
contents = 目　录
digest-profile = 画像：{ $name }
digest-profiles = 画像：{ $name }（含所沿用的画像）
digest-file = 画像文件：{ $name }
digest-title = 名称
digest-name = 标识
digest-version = 版本
digest-value = 校验值
foot-digest = 画像文件校验值：{ $digest }
foot-digests = 画像文件（含所沿用的画像）校验值：{ $digest }
foot-statement = { $rests }本报告由规则推得，供工作参考，不替代主管部门的判断。

## 规则清单与推导过程

rules-head = 共{ $count }条规则
rules-none = 没有符合条件的规则。
facts-head = 共{ $count }项指标；路径用于填写画像，例如 [service] 之下写 run_once_ratio = 0.92。
facts-none = 没有符合条件的指标。
label-path = 路径
label-type = 类型
label-values = 取值
label-definition = 口径
type-with-unit = { $type }，单位：{ $unit }
value-name = { $id }（{ $label }）
rule-plugin = 成果包 { $plugin }
tag-with-name = { $title }（{ $name }）
label-name = 名称
label-tags = 标签
label-severity = 严重程度
label-when = 适用
label-require = 要求
label-plugin = 来源
explain-title = { $profile }：{ $name }
explain-outcome = 结论：{ $outcome }
explain-severity = 严重程度：{ $severity }（按规则所列的情形，由“{ $base }”调整）
    .without-base = 严重程度：{ $severity }
explain-when = 适用条件
explain-require = 要求
explain-step = { $expression } → { $value }
explain-step-of-item = 就“{ $item }”而言：{ $expression } → { $value }
explain-left-out = 另有{ $count }步未列出
explain-deciding = 判定所需数据
deciding-met = 达标取决于：{ $sets }
deciding-unmet = 出现差距取决于：{ $sets }
deciding-not-applicable = 不适用取决于：{ $sets }
deciding-together = （{ $facts }）
deciding-incomplete = 缺失指标超过十二项，以上并非全部组合。
explain-parameter = { $title }（{ $name }）：{ $value }（参数）
explain-decisive = 决定结论
label-guard-running = 运行情况
running-true = 有关做法已在运行
running-false = 有关做法没有运行
running-unknown = 资料未说明有关做法是否运行
running-none = 本保障只约束新增的建议、模式和成果，不涉及已运行的做法
running-error = 未能评定
label-safeguard = 保障情况
safeguard-true = 已经具备
safeguard-false = 尚未落实
safeguard-unknown = 现有数据不能说明
safeguard-error = 未能评定
label-holds = 暂缓的事项
status-in-place = 保障已经具备
status-idle = 暂不涉及
status-holding = 有事项等待这项保障
status-not-shown = 有关做法已在运行，数据未显示保障（不视为违规）
status-critical = 有关做法已在运行，保障未落实（重大）

## 插件

built = 已生成 { $path }（{ $id } { $version }，{ $size } 字节）
plugin-begun = 已在 { $path } 中写好成果包 { $id } 的雏形；先读其中的 README.md
plugin-begun-with-code = 已在 { $path } 中写好成果包 { $id } 的雏形；先读其中的 README.md，再用 sh code/build 编译代码
image-saved = 已导出 { $path }（{ $id } { $version }，成果包 { $digest }）
image-signed = 已签署 { $path }
push-list = 拟发送至 { $name } 的内容
push-part = { $size } 字节
push-question = 确认发送至 { $name } 吗？[y/N] 
pushed = 已发送 { $name }（镜像 { $digest }）
pulled = 已写入 { $path }；只核对了摘要值，签名方请用 guiju plugin verify 核对
label-rules-text = 规则正文
label-implementation-text = 实施说明
key-made = 已生成 { $private }（{ $state }），请妥善保管，不得外传；已生成 { $public }，可交给需要信任本签名方的单位
key-encrypted = 已用口令加密
key-open = 未加密
password-question = 私钥口令：
new-password-question = 新密钥的口令（不设口令请直接回车）：
password-again-question = 请再输入一次：
origin-verifiable = 来源可核、内容未改，签名方：{ $names }
origin-unsigned = 没有签名，来源无从核实
plugin-added = 已采用 { $id } { $version }，本地名称 { $alias }（{ $digest }）
plugins-unchanged = { $count ->
        [0] 本地尚未采用创新成果包
       *[other] 已采用的{ $count }个创新成果包均未改动
    }
label-id = 标识
label-version = 版本
label-title = 名称
label-summary = 简介
label-licence = 许可
label-contact = 联系方式
label-statement = 声明
label-higher-law = 上位法
higher-law-checked = 已核对：{ $document }
    .without-document = 已核对
higher-law-unchecked = 未核对
label-effects = 影响
effect-yes = { $name }：会带来
effect-no = { $name }：不会
effect-open = { $name }：未说明，按会带来处理
size-bytes = { $size } 字节
label-size = 大小
label-implementation = 实施说明
implementation-yes = 有
implementation-no = 无
label-attachment = 附件
attachment = { $name }（{ $size } 字节）
unpacked =
    已将 { $id } { $version } 还原到 { $path }
    据此另行改编的，请改用自己的标识和版本号，并在 plugin.toml 开头（各表之前）注明来源：
    derived_from = [{"{"} id = "{ $id }", version = "{ $version }", digest = "{ $digest }" {"}"}]

## 成果包自查

conformance-title = { $id } { $version }：自查结果
conformance-holds = 符合　{ $what }
conformance-fails = 不符合　{ $what }
conformance-open = 待留意　{ $what }
conformance-tests = 附有测试，且全部符合
conformance-coverage = 测试覆盖全部规则
conformance-errors = 对示例画像评估时，没有规则出错
conformance-repeatable = 再次评估、改变次序，结果不变
conformance-base = 不改变原有规则的结论、计数和保障
conformance-innovation = 写明了回应哪些规则、需要哪些条件（创新）
conformance-evidence = 证据所引来源均有登记
conformance-effects = 逐项回答了影响；没有回答的按会带来处理
conformance-denied = plugin.toml 没有否认规则所声明的影响；被否认的按会带来处理
conformance-languages = 成果包的说明有中文和英文
conformance-implementation = 实施说明有步骤、条件、法律依据、成本和已知问题各节，中英文齐全
conformance-placeholders = 没有待填写的内容
conformance-passed = 自查通过。是否适合采用，仍由各地评估。
conformance-failed = 自查未通过，有{ $count }项不符合。

## 规则的测试

tests-none = 没有测试。
tests-passed = 共{ $tests }项测试、{ $expectations }条期望，全部符合。
tests-failed = 共{ $tests }项测试、{ $expectations }条期望，其中{ $failures }条不符合。
state-advised = 差距，建议无须等待保障
state-held = 须等待保障 { $guards }
state-held-by-none = 无须等待保障
state-recommends = 建议中含有“{ $words }”
state-recommendation = 建议“{ $text }”
state-order = 次序 { $models }
state-level = { $level }级
state-level-between = { $min }至{ $max }级
state-level-unknown = 尚不能确定等级
coverage-complete = 覆盖情况：{ $points }个检查点均有测试覆盖。
coverage-missing = 覆盖情况：共{ $points }个检查点，下列{ $missing }个没有测试覆盖。
coverage-define = 定义 { $name }
point-outcome = 没有测试得出“{ $outcome }”
point-part-false = 没有测试仅因 { $expression } 不成立，就使“且”的条件不成立
point-part-true = 没有测试仅凭 { $expression } 成立，就使“或”的条件成立
point-running = 没有测试涉及有关做法已在运行的情形
point-not-running = 没有测试涉及有关做法未运行的情形
point-held = 没有测试涉及保障不具备或数据未显示的情形
point-stood = 没有测试涉及保障已具备的情形
point-precluded = 没有测试不满足这一前提：{ $reason }
point-argument = 没有测试具备这一理由：{ $reason }
lint-clean = 检查了{ $count }个文件，没有发现问题。

## 成熟度等指数

index = { $title }评测
index-graded = { $indicators }项评测项中已评定{ $graded }项。因素等级为所含评测项等级的平均值，要素等级为{ $mean }，均向下取整。
index-mean-factors = 所含因素等级的平均值
index-mean-indicators = 所含评测项等级的平均值
index-nothing = 评测项均未评定等级，无从计算各要素和因素的等级。
index-elements = { $count }个要素的等级
index-factors = { $count }个因素的等级
index-level = { $level }级（{ $name }）
index-between = { $least }至{ $most }
index-least = { $name }（至少）
index-most = { $name }（至多）
index-legend = 由内向外依次为：{ $scale }。
index-legend-open = 实线为至少达到的等级，虚线为未评定的评测项补齐后至多可能达到的等级。
index-bars = 等级由低到高：{ $scale }。
index-bars-open = █ 为至少达到的等级，▒ 为未评定的评测项补齐后至多可能达到的等级。
index-no-ranking = 并列仅供对照，不是排名；两份评定的依据和日期可能不同。
index-steps = 等级较低、距高一级最近的{ $count }个因素：
index-weak = { $level }，薄弱
index-step = 将{ $names }的等级合计提高{ $points }级，即可达到{ $next }。
index-blocking = 制约项“{ $label }”现为{ $grade }级，高一级的要求：{ $next }
    .without-next = 制约项“{ $label }”现为{ $grade }级。
index-factors-table = 要素和因素等级表
index-indicators-table = 评测项等级表
index-factor = 要素和因素
index-level-column = 等级
index-graded-column = 已评定
index-sum = 等级之和
index-lost = 取整舍去
index-to-next = 距高一级
index-indicator = 评测项
index-grade = 等级
index-known = 证据
index-next = 高一级的要求
index-note = 说明：{ $note }
index-source = 出处：{ $source }

## 已公布的评估结果

published = 已公布的评估结果
published-intro = 下列结果由他人发布，照录供参考：规则不据此下结论，也不以名次或指数作为达标线。各家方法不同，名次不一，并列而不取平均。
published-none = 画像没有记载他人发布的评估结果。
published-title = 报告
published-by = 发布单位
published-year = 年份
published-result = 结果

## 网页报告

html-contents = 目录
html-more = 更多说明
html-folded = { $caption }（{ $count }行）

profile-new-head = 待填写的画像。填一项，就去掉行首的 # 号，改成本地的值；不掌握的留着不动，按资料不足处理。
profile-new-fact = { $label }（{ $type }）
profile-new-choice = { $label }（{ $type }：{ $members }）

form-written = 已写入 { $path }（{ $department }，{ $count }项指标）
form-nothing = 没有要采集的指标。加 --all 可列出全部指标。
collect-form = { $name }（{ $department }）：填报{ $stated }项，说明原因{ $reasons }项，有误{ $unusable }项，未填{ $open }项
collect-uncounted = 未计入的文件：{ $names }
collect-none = 文件夹中没有可以汇总的采集表。
collect-changed = 共有{ $count }项指标的值有更新：{ $facts }
collect-unchanged = 没有指标的值需要更新。
collect-kept = 填报单位不能提供或填“不详”，但画像已有数据，仍予保留：{ $facts }
request-from = 由{ $department }提供
request-department = 责任单位
