extension TableDefinition {
  static let fundColumns: [String: ColumnMeaning] = [
    "fund": .init(.name, "经费代码，自定"),
    "name": .init(.name, "经费名称"),
    "owner": .init(.text, "谁的钱；不会挪给别人"),
    "level": .init(.name, "付哪个层级的批次，如市抽、县抽"),
    "county": .init(.name, "只付哪个县区（区划代码）", blank: "各县都付"),
    "usable_for": .init(.expression, "只付哪些批次，如 class=食用农产品", blank: "都付"),
    "amount_yuan": .init(.figure, "金额，与“金额(万元)”只填一处", "元"),
    "amount_wanyuan": .init(.figure, "金额，与“金额(元)”只填一处", "万元"),
    "lapses_on": .init(.date, "过了这一天就不能用", blank: "不失效"),
    "source": .source,
  ]

  static let priceColumns: [String: ColumnMeaning] = [
    "price_group": .init(.name, "价格组，“食品药品分类”表引用它"),
    "level": .init(.name, "哪个层级的价格，比不写层级的行优先", blank: "各层级"),
    "test_yuan": .init(.figure, "一批次的检验费", "元"),
    "purchase_yuan": .init(.figure, "一批次的购样费", "元", blank: "0"),
    "source": .source,
  ]

  static let lotColumns: [String: ColumnMeaning] = [
    "lot": .init(.name, "标段代码，自定"),
    "name": .init(.text, "标段名称", blank: "没有"),
    "lab": .init(.name, "“承检机构”表里的机构代码"),
    "scope": .init(.expression, "标段包括哪些批次，如 level=县抽"),
    "contract_yuan": .init(.figure, "合同金额", "元", blank: "不限"),
    "max_batches": .init(.figure, "批次上限", "批次", blank: "不限"),
    "ceiling_yuan": .init(.figure, "单价上限", "元", blank: "不限"),
    "starts": .init(.date, "开始日期", blank: "年初"),
    "ends": .init(.date, "完成日期", blank: "年末"),
    "source": .source,
  ]

  static let labColumns: [String: ColumnMeaning] = [
    "lab": .init(.name, "机构代码，自定"),
    "name": .init(.text, "机构名称", blank: "没有"),
    "annual_batches": .init(.figure, "一年能检多少", "批次"),
    "monthly_batches": .init(.figure, "一个月能收多少", "批次", blank: "不限"),
    "trip_batches": .init(.figure, "一个月到一个县，至少抽多少才去", "批次", blank: "不限"),
    "source": .source,
  ]

  static let crewColumns: [String: ColumnMeaning] = [
    "crew": .init(.name, "抽样队代码，自定"),
    "name": .init(.text, "抽样队名称", blank: "没有"),
    "scope": .init(.expression, "这个队抽哪些批次，如 county=141102"),
    "crew_days": .init(.figure, "一年能出多少天（两人一组）", "天"),
    "batches_per_day": .init(.figure, "一组一天抽多少", "批次"),
    "pairs": .init(.figure, "同时最多出几组", "组", blank: "各月不限"),
    "visits_per_day": .init(.figure, "一组一天检查几家", "家次", blank: "不检查"),
    "source": .source,
  ]

  static let evaluationColumns: [String: ColumnMeaning] = [
    "evaluation": .init(.name, "编号，自定"),
    "name": .init(.text, "名称", blank: "没有"),
    "scope": .init(.expression, "估计哪些批次的不合格率，如 task_kind=评价性抽检"),
    "half_width": .init(.ratio, "估计的不合格率最多差多少", "%"),
    "confidence": .init(.ratio, "把握有多大", "90%、95%、99%", blank: "95%"),
    "expected_rate": .init(.ratio, "事前预计的不合格率", "%"),
    "units": .init(.figure, "从多少批里抽", "批", blank: "很多"),
    "source": .source,
  ]

  static let pinColumns: [String: ColumnMeaning] = [
    "pin": .init(.name, "编号，自定"),
    "scope": .init(.expression, "指定哪些批次，如 county=141121;level=市抽"),
    "at_least": .init(.figure, "至少", "批次", blank: "不限"),
    "at_most": .init(.figure, "至多", "批次", blank: "不限"),
    "exactly": .init(.figure, "正好；与上两列不能都填", "批次", blank: "不限"),
    "who": .init(.text, "谁指定的"),
    "why": .init(.text, "为什么"),
    "date": .init(.date, "哪一天指定的", blank: "没有"),
  ]
}
