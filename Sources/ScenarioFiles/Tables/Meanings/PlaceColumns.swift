extension TableDefinition {
  static let countyColumns: [String: ColumnMeaning] = [
    "adcode": .init(.name, "区划代码；县以下的计划写乡镇、街道或监管所的代码", "6 到 12 位数字"),
    "name": .init(.name, "县区名称"),
    "prefecture": .init(.name, "上一级的市州，只在县名重复时印出", blank: "没有"),
    "population": .init(.figure, "常住人口，口径写在“方案”表", "人"),
    "travel_yuan": .init(.figure, "在这里抽一批次的交通费", "元", blank: "0"),
    "source": .source,
  ]

  static let categoryColumns: [String: ColumnMeaning] = [
    "class": .init(.name, "大类"),
    "subclass": .init(.name, "亚类", blank: "到大类为止"),
    "variety": .init(.name, "品种", blank: "到亚类为止"),
    "fine_class": .init(.name, "细类", blank: "到品种为止"),
    "order": .init(.figure, "在任务表里的次序", "整数", blank: "0"),
    "risk": .init(.choice(["高", "较高", "一般"], isOpen: false), "细类的风险等级", blank: "没有写明"),
    "severity": .init(.figure, "一批次不合格有多要紧", "0 到 100", blank: "1"),
    "price_group": .init(.name, "“单价”表里的价格组", blank: "没有价格组的那一行"),
    "items": .init(.text, "必检项目，印在任务表上", blank: "没有"),
    "reference": .init(.figure, "参考结构里这一类的批次，“结构”规则和按比例方案用它", "批次", blank: "0"),
    "failure_rate": .init(.ratio, "这一类多年的不合格率", "0 到 1，也可写 0.9%", blank: "0"),
    "strength": .init(.figure, "这个不合格率抵得上多少批次的经验", "批次，大于 0", blank: "50"),
    "source": .source,
  ]

  static let venueColumns: [String: ColumnMeaning] = [
    "county": .init(.name, "县区的区划代码"),
    "venue": .init(.name, "场所，如超市、餐馆、学校食堂"),
    "stage": .init(.choice(["生产", "流通", "餐饮"], isOpen: true), "环节", blank: "没有"),
    "subjects": .init(.figure, "这个县有多少家", "家"),
    "source": .source,
  ]

  static let stockColumns: [String: ColumnMeaning] = [
    "venue": .init(.name, "“场所”表里的场所"),
    "category": .init(.name, "分类：大类/亚类/品种/细类，写到有的那一级"),
    "carries": .init(.ratio, "这种场所里经营这一类的占多少", "0 到 1，也可写 90%"),
    "level": .init(.name, "由哪个层级抽", blank: "有经费的每个层级"),
    "task_kind": .init(taskKind, "任务类别", blank: "监督抽检"),
    "source": .source,
  ]

  static let factorColumns: [String: ColumnMeaning] = [
    "column": .init(.name, "按哪一列调整，如 level、venue 或自定的列"),
    "value": .init(.name, "这一列的哪个值"),
    "factor": .init(.figure, "不合格率乘以几倍", "0.01 到 100"),
    "weight": .init(.figure, "在按比例方案里占的权重", "0 到 1000000", blank: "1"),
    "source": .source,
  ]

  static let assignedColumns: [String: ColumnMeaning] = [
    "county": .init(.name, "县区的区划代码"),
    "category": .init(.name, "分类，可以是上级"),
    "level": .init(.choice(["国抽", "省抽"], isOpen: true), "上级任务的层级"),
    "batches": .init(.figure, "上级已安排的批次", "批次"),
    "source": .source,
  ]

  static let stratumColumns: [String: ColumnMeaning] = [
    "county": .init(.name, "县区的区划代码"),
    "category": .init(.name, "分类：大类/亚类/品种/细类"),
    "level": .init(.name, "层级，如市抽、县抽"),
    "fund": .init(.name, "“经费”表里的经费代码"),
    "task_kind": .init(taskKind, "任务类别", blank: "监督抽检"),
    "venue": .init(.name, "场所", blank: "不分"),
    "stage": .init(.choice(["生产", "流通", "餐饮"], isOpen: true), "环节", blank: "没有"),
    "subjects": .init(.figure, "这里经营这一类的家数", "家"),
    "at_least": .init(.figure, "已抽或必须抽的批次", "批次", blank: "0"),
    "at_most": .init(.figure, "最多能抽的批次", "批次", blank: "1000000"),
    "assigned": .init(.figure, "上级已安排的批次", "批次", blank: "0"),
    "cost_yuan": .init(.figure, "一批次的全部费用", "元，大于 0"),
    "alpha": .init(.figure, "不合格率先验分布 Beta 的 α", "≥ 0"),
    "beta": .init(.figure, "不合格率先验分布 Beta 的 β", "> 0"),
    "reference": .init(.figure, "在按比例方案里的权重，全部填或全部不填", blank: "由程序计算"),
    "former": .init(.figure, "原方案在这里的批次，“保留占比”规则用它", "批次", blank: "0"),
    "source": .source,
  ]

  static let taskKind = ColumnMeaning.Kind.choice(["监督抽检", "风险监测", "评价性抽检"], isOpen: true)
}
