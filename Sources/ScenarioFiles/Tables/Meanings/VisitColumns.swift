import SamplingInspection

extension TableDefinition {
  static let visitColumns: [String: ColumnMeaning] = [
    "visit": .init(.name, "编号，自定"),
    "name": .init(.text, "检查什么，印在检查任务表上"),
    "scope": .init(.expression, "哪些县、哪些场所，如 venue=食品小作坊", blank: "各县，不分场所"),
    "subjects": .init(.figure, "“场所”表里没有的，全部共有多少家；按常住人口分到各县", "家", blank: "按“场所”表"),
    "each": .init(.expression, "分别算，如 county", blank: "合起来算"),
    "share": .init(.ratio, "至少检查家数的多少；三列填且只填一列", "0 到 1，也可写 10%", blank: "按“家次”或“每家次数”"),
    "number": .init(.figure, "一共检查多少家次", "家次", blank: "按“占比”或“每家次数”"),
    "times": .init(.figure, "每家一年检查几次", "次", blank: "按“占比”或“家次”"),
    "from": .init(.date, "从哪一天起", blank: "方案日期"),
    "by": .init(.date, "到哪一天完成", blank: "年底"),
    "every": .init(.choice(SpreadPeriod.allCases.map(\.chinese), isOpen: false), "平均分到每一个这样的时段", blank: "不要求"),
    "crew": .init(.expression, "“抽样队”表里的队，去各自的县；几个队用 | 连接", blank: "不计人日"),
    "done": .init(.figure, "方案日期以前已经检查的", "家次", blank: "0"),
    "source": .source,
  ]
}
