## 规则手册

handbook-title = 规则手册
handbook-holds = 本手册载有{ $rules }条规则和{ $guards }项前置保障，并列出可供选择的模式、全部参数和所引文献。
handbook-reading = 各项要求先以文字说明，再附规则文件中的表达式；两者如有出入，以表达式为准。加引号的名称是画像指标的名称，“一项为‘是’”指该指标填报为“是”。建议文字中〔〕内为评估时填入的数据。
handbook-group = 共{ $count }条规则，载于规则集 { $name } { $version }。
handbook-everywhere = 所有地区
handbook-severity = { $when }的，为{ $severity }
handbook-when-formal = 适用（表达式）
handbook-require-formal = 要求（表达式）
handbook-parameter = { $name }：{ $values }，依据为{ $basis }
handbook-waits = 须先具备的保障
handbook-no-effects = 无
handbook-guards = 前置保障
handbook-guards-intro = 下列保障落实之前，所列事项一律暂缓；数据不能说明保障是否具备的，同样暂缓。有关做法已经运行而保障未落实的，列为重大问题。
handbook-running = 视为已在运行
handbook-running-formal = 运行（表达式）
handbook-held-tags = 暂缓的标签
handbook-held-effects = 暂缓的影响
handbook-all = 全部
handbook-models-intro = 每种模式列出前提、有利条件和顾虑。评估只说明哪些理由在本地成立，不代替决定。
handbook-argument = { $text }。判断条件：{ $condition }
handbook-definitions = 定义
handbook-term = 名称
handbook-meaning = 含义
handbook-parameters = 参数
handbook-sources = 文献
