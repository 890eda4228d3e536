import SamplingInspection

extension TableDefinition {
  static let calendarColumns: [String: ColumnMeaning] = [
    "window": .init(.name, "窗口名称，如 中秋月饼；分几段的写几行，名称相同"),
    "scope": .init(.expression, "哪些批次，如 category=糕点/月饼"),
    "from": .init(.date, "第一天"),
    "to": .init(.date, "最后一天；与“赶在节日前”只填一处", blank: "按节日倒推"),
    "before": .init(.date, "节日；报告要赶在它之前，倒推25个工作日", blank: "按“止”"),
    "share": .init(.ratio, "至少多少要在窗口里抽", blank: "100%"),
    "source": .source,
  ]

  static let spreadColumns: [String: ColumnMeaning] = [
    "scope": .init(.expression, "哪些批次，如 risk=高"),
    "every": .init(.choice(SpreadPeriod.allCases.map(\.chinese), isOpen: false), "一县一品每一个这样的时段都要抽到"),
    "source": .source,
  ]

  static let paceColumns: [String: ColumnMeaning] = [
    "month": .init(.figure, "到几月底", "1到12"),
    "scope": .init(.expression, "哪些批次", blank: "全部"),
    "each": .init(.expression, "分别算，如 county", blank: "合起来算"),
    "at_least": .init(.ratio, "至少完成全年的多少", blank: "不限"),
    "at_most": .init(.ratio, "至多完成全年的多少", blank: "不限"),
    "source": .source,
  ]

  static let holidayColumns: [String: ColumnMeaning] = [
    "date": .init(.date, "哪一天"),
    "day": .init(.choice(["休", "班"], isOpen: false), "休息还是上班"),
    "source": .source,
  ]
}
