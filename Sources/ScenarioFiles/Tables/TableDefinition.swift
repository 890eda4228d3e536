import SamplingInspection

/// The columns of one table of a scenario, with their English and Chinese headings.
struct TableDefinition: Sendable {
  /// One column.
  struct Column: Sendable {
    /// Heading in English; the name in all messages and programs.
    var name: String
    /// Heading in Chinese.
    var chinese: String
    /// Whether the heading must be there.
    var isRequired: Bool
  }

  /// Name of the file without `.csv`, and of the sheet in a workbook.
  var name: String
  /// Name of the sheet in Chinese.
  var chinese: String
  /// The columns in the order of the format page.
  var columns: [Column]
  /// Whether further columns become columns of the strata.
  var allowsFurtherColumns = false
  /// How many columns stand before the further ones in canonical form.
  var columnsBeforeFurther: Int

  /// Name of the file.
  var file: String

  init(
    _ name: String, _ chinese: String, furtherColumns: Bool = false, before column: String? = nil,
    _ columns: [(String, String, Bool)]
  ) {
    self.name = name
    self.chinese = chinese
    file = name + ".csv"
    self.columns = columns.map { Column(name: $0, chinese: $1, isRequired: $2) }
    allowsFurtherColumns = furtherColumns
    columnsBeforeFurther = columns.firstIndex { $0.0 == column } ?? columns.count
  }

  /// The same columns in a file of another name.
  func named(_ file: String) -> TableDefinition {
    var definition = self
    definition.file = file
    return definition
  }

  /// The column that a heading names, with brackets and signs of either width.
  func column(_ heading: String) -> Column? {
    let narrow = heading.replacing("（", with: "(").replacing("）", with: ")").replacing("＝", with: "=")
    return columns.first { $0.name == narrow || $0.chinese == narrow }
  }

  static let counties = TableDefinition(
    "counties", "县区", furtherColumns: true,
    [
      ("adcode", "区划代码", true), ("name", "名称", true), ("prefecture", "市州", false), ("population", "常住人口", true),
      ("travel_yuan", "每批次交通费", false), ("source", "依据", true),
    ])

  static let categories = TableDefinition(
    "categories", "食品药品分类",
    [
      ("class", "大类", true), ("subclass", "亚类", false), ("variety", "品种", false), ("fine_class", "细类", false),
      ("order", "序号", false), ("risk", "风险等级", false), ("severity", "危害权重", false), ("price_group", "价格组", false),
      ("items", "必检项目", false), ("reference", "参考批次", false), ("failure_rate", "不合格率", false),
      ("strength", "先验强度", false), ("source", "依据", true),
    ])

  static let funds = TableDefinition(
    "funds", "经费",
    [
      ("fund", "经费代码", true), ("name", "名称", true), ("owner", "所有者", true), ("level", "层级", true),
      ("county", "区划代码", false), ("usable_for", "适用范围", false), ("amount_yuan", "金额(元)", false),
      ("amount_wanyuan", "金额(万元)", false), ("lapses_on", "失效日期", false), ("source", "依据", true),
    ])

  static let prices = TableDefinition(
    "prices", "单价",
    [
      ("price_group", "价格组", true), ("level", "层级", false), ("test_yuan", "检验费", true),
      ("purchase_yuan", "购样费", false), ("source", "依据", true),
    ])

  static let venues = TableDefinition(
    "venues", "场所",
    [
      ("county", "区划代码", true), ("venue", "场所", true), ("stage", "环节", false), ("subjects", "家数", true),
      ("source", "依据", true),
    ])

  static let stocks = TableDefinition(
    "stocks", "经营品类", furtherColumns: true,
    [
      ("venue", "场所", true), ("category", "分类", true), ("carries", "占比", true), ("level", "层级", false),
      ("task_kind", "任务类别", false), ("source", "依据", true),
    ])

  static let factors = TableDefinition(
    "factors", "风险系数",
    [
      ("column", "列", true), ("value", "值", true), ("factor", "系数", true), ("weight", "参考权重", false),
      ("source", "依据", true),
    ])

  static let assigned = TableDefinition(
    "assigned", "上级任务",
    [
      ("county", "区划代码", true), ("category", "分类", true), ("level", "层级", true), ("batches", "批次", true),
      ("source", "依据", true),
    ])

  static let strata = TableDefinition(
    "strata", "抽样单元", furtherColumns: true, before: "subjects",
    [
      ("county", "区划代码", true), ("category", "分类", true), ("level", "层级", true), ("fund", "经费代码", true),
      ("task_kind", "任务类别", false), ("venue", "场所", false), ("stage", "环节", false), ("subjects", "家数", true),
      ("at_least", "下限", false), ("at_most", "上限", false), ("assigned", "上级批次", false),
      ("cost_yuan", "单价(元)", true), ("alpha", "先验α", true), ("beta", "先验β", true), ("reference", "参考权重", false),
      ("former", "原批次", false), ("source", "依据", false),
    ])

  static let lots = TableDefinition(
    "lots", "标段",
    [
      ("lot", "标段", true), ("name", "名称", false), ("lab", "承检机构", true), ("scope", "范围", true),
      ("contract_yuan", "合同金额", false), ("max_batches", "批次上限", false), ("ceiling_yuan", "单价上限", false),
      ("starts", "开始日期", false), ("ends", "结束日期", false), ("source", "依据", true),
    ])

  static let labs = TableDefinition(
    "labs", "承检机构",
    [
      ("lab", "承检机构", true), ("name", "名称", false), ("annual_batches", "年检验能力", true),
      ("monthly_batches", "月检验能力", false), ("trip_batches", "每趟最少批次", false), ("source", "依据", true),
    ])

  static let crews = TableDefinition(
    "crews", "抽样队",
    [
      ("crew", "抽样队", true), ("name", "名称", false), ("scope", "范围", true), ("crew_days", "人日", true),
      ("batches_per_day", "每日批次", true), ("pairs", "组数", false), ("visits_per_day", "每日家次", false),
      ("source", "依据", true),
    ])

  static let visits = TableDefinition(
    "visits", "检查任务",
    [
      ("visit", "编号", true), ("name", "名称", true), ("scope", "范围", false), ("subjects", "家数", false),
      ("each", "每", false), ("share", "占比", false), ("number", "家次", false), ("times", "每家次数", false),
      ("from", "起", false), ("by", "完成期限", false), ("every", "频次", false), ("crew", "抽样队", false),
      ("done", "已完成", false), ("source", "依据", true),
    ])

  static let calendar = TableDefinition(
    "calendar", "日历",
    [
      ("window", "窗口", true), ("scope", "范围", true), ("from", "起", true), ("to", "止", false),
      ("before", "赶在节日前", false), ("share", "占比", false), ("source", "依据", true),
    ])

  static let spread = TableDefinition(
    "spread", "抽样频次", [("scope", "范围", true), ("every", "每", true), ("source", "依据", true)])

  static let pace = TableDefinition(
    "pace", "进度",
    [
      ("month", "月份", true), ("scope", "范围", false), ("each", "每", false), ("at_least", "≥", false),
      ("at_most", "≤", false), ("source", "依据", true),
    ])

  static let holidays = TableDefinition(
    "holidays", "节假日", [("date", "日期", true), ("day", "休或班", true), ("source", "依据", true)])

  static let evaluations = TableDefinition(
    "evaluations", "评价性抽检",
    [
      ("evaluation", "编号", true), ("name", "名称", false), ("scope", "范围", true), ("half_width", "误差", true),
      ("confidence", "置信水平", false), ("expected_rate", "预计不合格率", true), ("units", "总体批数", false),
      ("source", "依据", true),
    ])

  static let pins = TableDefinition(
    "pins", "指定批次",
    [
      ("pin", "编号", true), ("scope", "范围", true), ("at_least", "≥", false), ("at_most", "≤", false),
      ("exactly", "=", false), ("who", "何人", true), ("why", "理由", true), ("date", "日期", false),
    ])

  static let rules = TableDefinition(
    "rules", "规则",
    [
      ("id", "编号", true), ("title", "规则", true), ("group", "类别", false), ("measure", "指标", true),
      ("scope", "范围", false), ("of", "占…的", false), ("base", "基数", false), ("each", "每", false),
      ("cells", "覆盖单元", false),
      ("at_least", "≥", false), ("at_most", "≤", false), ("exactly", "=", false), ("unit", "单位", false),
      ("counting", "口径", false), ("strength", "强度", true), ("penalty", "罚分", false), ("source", "依据", true),
    ])

  static let complaints = TableDefinition(
    "complaints", "投诉", [("category", "分类", true), ("complaints", "件数", true), ("source", "依据", true)])

  static let records = TableDefinition(
    "records", "抽检记录",
    [
      ("sample", "抽样编号", true), ("date", "抽样日期", true), ("county", "区划代码", true), ("category", "分类", true),
      ("level", "层级", true), ("task_kind", "任务类别", true), ("venue", "场所", false), ("stage", "环节", false),
      ("subject", "被抽样单位", false), ("lab", "承检机构", false), ("result", "结论", true), ("source", "依据", true),
    ])

  static let actuals = TableDefinition(
    "actuals", "完成情况",
    [
      ("scope", "范围", false), ("county", "区划代码", false), ("category", "分类", false), ("level", "层级", false),
      ("task_kind", "任务类别", false), ("done", "完成批次", true), ("passed", "合格批次", true), ("failed", "不合格批次", true),
      ("source", "依据", true),
    ])

  static let done = TableDefinition(
    "done", "已完成批次", furtherColumns: true, before: "month",
    [
      ("county", "区划代码", true), ("category", "分类", true), ("level", "层级", true), ("task_kind", "任务类别", true),
      ("venue", "场所", true), ("stage", "环节", true), ("month", "月份", true), ("lab", "承检机构", true),
      ("lot", "标段", true), ("batches", "批次", true), ("source", "依据", true),
    ])

  static let cases = TableDefinition(
    "cases", "核查处置",
    [
      ("sample", "抽样编号", true), ("county", "区划代码", false), ("notified", "通知日期", true), ("due", "办结时限", false),
      ("closed", "办结日期", false), ("outcome", "处置结果", false), ("source", "依据", true),
    ])

  static let subjects = TableDefinition(
    "subjects", "单位名录",
    [
      ("subject", "主体编号", true), ("name", "名称", true), ("county", "区划代码", true), ("venue", "场所", true),
      ("stage", "环节", false), ("grade", "风险等级", false), ("credit", "信用等级", false), ("category", "分类", false),
      ("address", "地址", false), ("follow_up", "跟踪抽检", false), ("source", "依据", true),
    ])

  static let simulation = TableDefinition(
    "simulation", "模拟假设", [("key", "项目", true), ("value", "数值", true), ("source", "依据", true)])

  static let changes = TableDefinition(
    "changes", "假设变化", [("id", "编号", true), ("title", "名称", false), ("set", "设置", true)])

  static let followUps = TableDefinition(
    "follow_ups", "后续检查",
    [
      ("follow_up", "编号", true), ("title", "名称", true), ("scope", "范围", false), ("failures", "不合格批次", false),
      ("inclusive", "含本数", false), ("year", "一年内", false), ("quarters", "连续季度", false), ("source", "依据", true),
    ])

  static let screening = TableDefinition(
    "screening", "快检",
    [
      ("screening", "编号", true), ("name", "名称", true), ("tests", "次数", true), ("pass_rate", "合格率", true),
      ("sensitivity", "灵敏度", true), ("specificity", "特异度", true), ("source", "依据", true),
    ])

  static let scores = TableDefinition(
    "scores", "考核项目",
    [
      ("item", "编号", true), ("block", "块", false), ("title", "项目", true), ("points", "分值", true),
      ("rule", "规则", false), ("source", "依据", true),
    ])

  /// Words of somebody's own table; no table of a scenario.
  static let mapping = TableDefinition(
    "mapping", "对照表", [("part", "种类", true), ("theirs", "原表", true), ("ours", "本系统", true)])

  /// Tables that planning reads.
  static let all = [
    counties, categories, funds, prices, venues, stocks, factors, assigned, complaints, strata, lots, labs, crews,
    visits, calendar, spread, pace, holidays, evaluations, pins, rules,
  ]

  /// Tables that a scenario must have, besides `strata` or those that strata are made of.
  static let required = ["counties", "categories", "funds", "rules"]

  /// Tables that strata are made of; they mean nothing where strata are given directly.
  static let ofStrata = ["venues", "stocks", "prices", "factors", "assigned"]

  /// Names that a further column cannot have, since a column of the strata or of an allocation has it.
  static let namesTaken = StratumColumns.standard
    .union(strata.columns.flatMap { [$0.name, $0.chinese] })
    .union(PlanFolderReader.allocationHeadings.before + PlanFolderReader.allocationHeadings.after)

  /// Tables that later commands read and planning only keeps, whatever their columns.
  static let kept = [
    TableDefinition("votes", "你点我检", []), TableDefinition("history", "历年结果", []), records, done, cases, subjects,
    followUps, screening, scores, changes, simulation,
  ]
}
