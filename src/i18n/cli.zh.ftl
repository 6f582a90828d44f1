### 命令行的说明与提示。

cli = 规矩（guiju）：用规则对照各地画像，说明数字政府改革中哪些已经做到、哪些有差距、哪些尚不能判断、下一步做什么。
cli-usage = 用法：
cli-some-options = [选项]
cli-commands = 命令
cli-command = 命令
cli-arguments = 参数
cli-options = 选项
cli-help = 显示本说明
cli-version = 显示版本
cli-lang = 输出语言：zh 中文，en 英文，both 先中文后英文；默认随系统语言
cli-lang-value = 语言
cli-rules = 在内置规则之外再加载一个规则文件（.gj），可多次使用
cli-rules-value = 文件
cli-plugin = 加载一个创新成果包（.wasm），写作“名称=文件”时以该名称加载，可多次使用
cli-plugin-value = 文件
cli-settings = 本地设定文件；默认为画像旁的 guiju.toml，其次为当前文件夹中的 guiju.toml
cli-settings-value = 文件
cli-no-settings = 不读取 guiju.toml，既不加载已采用的成果包，也不使用本地参数值
cli-set = 本次临时设定一个参数，结论按试算处理，可多次使用
cli-set-value = 参数=值
cli-only = 只看带有某标签的规则，例如 force.traction，可多次使用
cli-only-value = 标签

cli-check = 对照规则评估一个或多个画像
cli-check-profile = 画像文件（.toml、.json、.yaml、.csv、.xlsx），或内置示例的名称，例如 zhejiang
cli-check-profile-value = 画像
cli-check-format = 输出格式：text（默认）、json、markdown、html（单个网页文件，可打印）、docx（Word、WPS 文档）、xlsx（整改台账）；后两种须用 -o 写入文件。-o 的文件名已带相应扩展名的，可以不写
cli-check-format-value = 格式
cli-check-against = 把另一份画像（另一地区，或本地区另一日期）的成熟度等级画在同一张雷达图上
cli-check-against-value = 画像
cli-check-published = 另列画像所载的他人已公布的排名和指数，只供参考
cli-check-full = 文本报告也列出全部参考表、备注和规则表达式（网页和 Markdown 报告本来就有）
cli-check-fail-on = 有不低于该严重程度的差距，或有做法正在运行而保障未落实时，退出码为 1；可选 low（低）、medium（中）、high（高）、critical（重大）
cli-check-fail-on-value = 严重程度
cli-check-output = 把报告写入文件
cli-check-output-value = 文件

cli-compare = 并列两份评估，列出不同之处及其原因；不作排名
cli-compare-left = 画像（文件或内置示例的名称），或保存的评估（check --format json 的输出）
cli-compare-left-value = 画像或评估
cli-compare-right = 与之对照的另一份：另一地区、本地区另一日期，或规则改动前后的评估
cli-compare-right-value = 画像或评估
cli-compare-format = 输出格式：text（默认）、json、markdown、html、docx（须用 -o 写入文件）
cli-compare-format-value = 格式
cli-compare-output = 把对照写入文件
cli-compare-output-value = 文件
cli-compare-more = 同一地区的更多日期：三份以上时按日期排列，逐期列出结论和等级
cli-compare-more-value = 画像或评估

cli-bulletin = 把同一地区相隔不超过一个月的两期评估写成月度通报；不作排名
cli-bulletin-earlier = 上期的画像，或保存的评估（check --format json 的输出）
cli-bulletin-earlier-value = 画像或评估
cli-bulletin-later = 本期的画像，或保存的评估
cli-bulletin-later-value = 画像或评估
cli-bulletin-format = 输出格式：text（默认）、json（两期对照的数据）、markdown、html、docx（须用 -o 写入文件）
cli-bulletin-format-value = 格式
cli-bulletin-output = 把通报写入文件
cli-bulletin-output-value = 文件

cli-explain = 说明一条规则的推导过程、一项保障的情况，或一个提示代码的含义
cli-explain-subject = 画像；或单独给出提示代码，例如 GJ0101
cli-explain-subject-value = 画像或代码
cli-explain-rule = 规则或保障的编号或名称，例如 TRA-02、G-ETHICS
cli-explain-rule-value = 规则
cli-explain-full = 列出全部步骤，包括未影响结论的步骤
cli-explain-format = 输出格式：text（默认）、json
cli-explain-format-value = 格式

cli-rules-word = 只列出名称、标题、要求或建议中含有该词的规则
cli-rules-word-value = 词语
cli-rules-format = 输出格式：text（默认）、markdown 和 html（规则手册）、json
cli-rules-format-value = 格式
cli-rules-coverage = 列出两篇论文所载内容，以及各项落实在规则中的位置
cli-rules-about = 列出规则，或输出规则手册
cli-facts = 列出画像可以填写的指标
cli-facts-word = 只列出路径、名称、口径或分组中含有该词的指标
cli-facts-word-value = 词语
cli-facts-format = 输出格式：text（默认）、json
cli-facts-format-value = 格式

cli-test = 运行规则文件的测试
cli-test-file = 规则文件（.gj）及同处的测试文件（a.gj 的测试为 a_test.gj），或存放这些文件的文件夹；不写时为内置规则
cli-test-file-value = 文件
cli-test-coverage = 列出规则中没有测试覆盖的部分
cli-test-require-coverage = 有未覆盖的部分时，退出码为 1
cli-test-format = 输出格式：text（默认）、json
cli-test-format-value = 格式

cli-lint = 检查规则文件中的错误
cli-lint-file = 规则文件（.gj），或存放规则文件的文件夹
cli-lint-file-value = 文件

cli-fmt = 统一规则文件的版式
cli-fmt-file = 规则文件（.gj）、存放规则文件的文件夹；写 - 则读标准输入，结果直接输出
cli-fmt-file-value = 文件
cli-fmt-check = 只列出版式需要调整的文件，不作改动；有这样的文件时，退出码为 1
cli-fmt-keywords = 把关键词统一改成一种语言的写法：zh 或 en
cli-fmt-keywords-value = 语言

cli-eval = 计算一个独立的表达式
cli-eval-expression = 表达式（CEL），例如 '1 + 2 == 3'
cli-eval-expression-value = 表达式
cli-eval-jsonl = 从标准输入逐行读取 JSON 对象，逐行作答

cli-schema = 输出 JSON Schema
cli-schema-name = assessment（评估结果，默认）、explanation（推导过程）、comparison（两份结果的对照）、series（多期对照）
cli-schema-name-value = 名称

cli-plugin-about = 制作、查看和共享创新成果包
cli-plugin-new = 新建一个成果包的文件夹，内有说明、规则、测试和实施说明的雏形
cli-plugin-new-id = 成果包的标识，例如 my.two_windows
cli-plugin-new-id-value = 标识
cli-plugin-new-template = 雏形：只有规则，或者另带某种语言的代码
cli-plugin-new-template-value = 雏形
cli-plugin-new-output = 新建的文件夹（默认以标识为名）
cli-plugin-new-output-value = 文件夹
cli-plugin-test = 运行成果包自带的测试，并核对是否可以交给其他地方使用
cli-plugin-test-file = 成果包（.wasm）或其文件夹
cli-plugin-test-file-value = 文件
cli-plugin-build = 把一个文件夹打包成创新成果包
cli-plugin-build-folder = 含有 plugin.toml、rules.gj、implementation.md 的文件夹，有代码的另有 code.wasm
cli-plugin-build-folder-value = 文件夹
cli-plugin-build-output = 写入的文件（.wasm）
cli-plugin-build-output-value = 文件
cli-plugin-wit = 显示成果包代码应实现的接口（WIT）
cli-plugin-wit-folder = 含有 plugin.toml 和 rules.gj 的文件夹
cli-plugin-wit-folder-value = 文件夹
cli-plugin-inspect = 查看创新成果包的说明
cli-plugin-inspect-file = 创新成果包（.wasm）
cli-plugin-inspect-file-value = 文件
cli-plugin-save = 把创新成果包导出为 OCI 镜像，便于携带或上传
cli-plugin-save-file = 创新成果包（.wasm）
cli-plugin-save-file-value = 文件
cli-plugin-save-output = 写入的文件夹；以 .tar 结尾的写成归档文件
cli-plugin-save-output-value = 镜像
cli-plugin-key = 生成一对签名密钥：名称.key 留存本地，名称.pub 交给对方
cli-plugin-key-name = 文件名（不含后缀）；已有的文件不会被替换
cli-plugin-key-name-value = 名称
cli-plugin-sign = 为镜像中的创新成果包签名
cli-plugin-sign-image = guiju plugin save 导出的文件夹或归档文件
cli-plugin-sign-image-value = 镜像
cli-plugin-sign-key = 自有的私钥，或 cosign 生成的私钥（口令取自 COSIGN_PASSWORD，或当场输入）
cli-plugin-sign-key-value = 文件
cli-plugin-verify = 核对镜像的签名，或核对本地已采用的全部创新成果包
cli-plugin-verify-file = 镜像，可在本地，也可在镜像仓库（oci://…）；不写时按 guiju.lock 核对 guiju.toml 所列的成果包
cli-plugin-verify-file-value = 镜像
cli-plugin-load = 从 guiju.toml 所信任的镜像中取出创新成果包
cli-plugin-load-image = 文件夹、归档文件，或镜像仓库中的镜像（oci://…）
cli-plugin-load-image-value = 镜像
cli-plugin-load-output = 写入的文件（.wasm）
cli-plugin-load-output-value = 文件
cli-plugin-push = 经确认后，把创新成果包及其签名发送到镜像仓库
cli-plugin-push-file = 镜像，或没有签名的创新成果包（.wasm）
cli-plugin-push-file-value = 镜像
cli-plugin-push-reference = 发往何处，如 registry.example.org/office/reuse:1.0.0（不写标签时用成果包的版本号）
cli-plugin-push-reference-value = 位置
cli-plugin-push-yes = 不再询问，直接发送；拟发送的内容仍会逐项列出
cli-plugin-push-plain-http = 不加密（仓库在本机时默认如此，=false 表示要加密）
cli-plugin-push-plain-http-value = 真假
cli-plugin-pull = 从镜像仓库取得创新成果包：为 guiju.toml 所信任的可直接取出，也可原样存为镜像
cli-plugin-pull-reference = 取自何处，须写明标签或摘要值
cli-plugin-pull-reference-value = 位置
cli-plugin-pull-output = 写入的文件：创新成果包（.wasm）、归档文件（.tar）或文件夹
cli-plugin-pull-output-value = 文件
cli-plugin-pull-plain-http = 不加密（仓库在本机时默认如此，=false 表示要加密）
cli-plugin-pull-plain-http-value = 真假
cli-plugin-add = 在本地采用创新成果包：核对签名，留存文件，并在 guiju.lock 中锁定
cli-plugin-add-file = 镜像、创新成果包（.wasm），或镜像仓库中的成果包（oci://…）
cli-plugin-add-file-value = 镜像
cli-plugin-add-alias = 本地名称（默认用成果包的标识）
cli-plugin-add-alias-value = 名称

cli-completions = 输出命令行补全脚本
cli-completions-shell = bash、zsh、fish、elvish 或 powershell
cli-completions-shell-value = 终端

cli-unknown-argument = 没有“{ $name }”这个选项。是否想用“{ $suggestion }”？
    .without-suggestion = 没有“{ $name }”这个选项。
cli-unknown-command = 没有“{ $name }”这个命令。是否想用“{ $suggestion }”？
    .without-suggestion = 没有“{ $name }”这个命令。
cli-invalid-value = “{ $name }”不能取“{ $value }”。可以取：{ $values }。
    .without-value = “{ $name }”后面要有取值。
    .without-values = “{ $name }”不能取“{ $value }”。
cli-missing = 还需要：{ $name }。
    .without-name = 命令不完整。
cli-repeated = “{ $name }”只能用一次。
    .without-name = 有的选项重复了。
cli-wrong = 命令行有误：{ $name }。
    .without-name = 命令行有误。
cli-try-help = 加 --help 查看用法。

page-example = 示例：
written = 已写入 { $path }
explain-rule-needed = 还要写规则编号，如 guiju explain { $profile } TRA-02；编号见 guiju rules。
diagnostics-more = 以上只列出前{ $shown }处。
diagnostics-count = 共{ $errors }处错误、{ $warnings }处警告。加“guiju explain 代码”查看各代码的说明。
diagnostic-help = 建议：
diagnostic-elsewhere = { $label }：{ $place }

cli-profile-about = 新建画像、转换格式、发放和汇总采集表
cli-profile-new = 新建一份待填写的画像，列出适用于该层级的规则要用到的指标
cli-profile-new-level = 行政层级：province 省、city 市、county 县、township 乡镇
cli-profile-new-level-value = 层级
cli-profile-new-id = 区域标识：小写字母、数字和下划线（默认 my_region）
cli-profile-new-id-value = 标识
cli-profile-new-name = 区域名称
cli-profile-new-name-value = 名称
cli-profile-new-output = 写入的文件（.toml、.csv、.xlsx）；不写则显示在屏幕上
cli-profile-new-output-value = 文件
cli-profile-convert = 把画像转换为另一种格式，出处、时点和说明原样保留（源文件中的注释除外）
cli-profile-convert-profile = 画像文件（.toml、.json、.yaml、.csv、.xlsx），或内置示例的名称
cli-profile-convert-profile-value = 画像
cli-profile-convert-output = 写入的文件，格式由扩展名决定
cli-profile-convert-output-value = 文件

cli-profile-form = 把要采集的指标制成表格，交各部门填报
cli-profile-form-profile = 画像文件，或内置示例的名称
cli-profile-form-profile-value = 画像
cli-profile-form-by-department = 每个责任单位一个文件；责任单位写在画像的 [departments] 中
cli-profile-form-all = 列出全部指标，不只是还缺的数据
cli-profile-form-due = 报送期限，如 2026-03-31
cli-profile-form-due-value = 日期
cli-profile-form-output = 写入的文件夹；其中的 profile.toml 是制表时的画像，汇总时以它为底
cli-profile-form-output-value = 文件夹
cli-profile-collect = 汇总各部门交回的表格：有误的单元格逐一指明，不一致的并列，不代为选择
cli-profile-collect-folder = 存放交回表格的文件夹
cli-profile-collect-folder-value = 文件夹
cli-profile-collect-base = 并入哪一份画像（默认为文件夹中的 profile.toml）
cli-profile-collect-base-value = 画像
cli-profile-collect-output = 写入的画像文件
cli-profile-collect-output-value = 文件
