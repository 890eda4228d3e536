import SamplingInspection

/// The words that a table of batches may use: columns, counties and values of a scenario, and those of a mapping.
struct TableWords {
  let scenario: Scenario
  let mapping: TableMapping
  let columns: StratumColumns
  private let headings: [String: TableMapping.Heading]
  private let countyOfName: [String: String]

  init(_ scenario: Scenario, _ mapping: TableMapping) {
    self.scenario = scenario
    self.mapping = mapping
    columns = StratumColumns(scenario)
    var countyOfName: [String: String] = [:]
    let names = CountyNames(scenario.counties)
    let sameName = Dictionary(grouping: scenario.counties) { TableMapping.word($0.name) }
    for county in scenario.counties {
      countyOfName[county.adcode] = county.adcode
      countyOfName[TableMapping.word(names[county.adcode])] = county.adcode
      if sameName[TableMapping.word(county.name)]?.count == 1 {
        countyOfName[TableMapping.word(county.name)] = county.adcode
      }
    }
    self.countyOfName = countyOfName
    var headings: [String: TableMapping.Heading] = [:]
    for (name, adcode) in countyOfName {
      headings[name] = .batches(Scope(conditions: [.init(column: "county", values: [adcode])]))
    }
    for column in columns.columns.keys { headings[column] = .column(column) }
    for (word, column) in Self.usual { headings[word] = .column(column) }
    for word in ["批次", "批次数", "计划批次", "抽检批次", "batches", "Batches"] {
      headings[word] = .batches(Scope(conditions: []))
    }
    for word in Self.meaningless { headings[word] = .ignored }
    headings.merge(mapping.headings) { $1 }
    self.headings = headings
  }

  /// Headings of tables of batches as offices write them, and those of our own workbooks in English.
  private static let usual = [
    "大类": "class", "食品大类": "class", "亚类": "subclass", "食品亚类": "subclass", "品种": "variety", "食品品种": "variety",
    "细类": "fine_class", "食品细类": "fine_class", "分类": "category", "风险等级": "risk", "层级": "level", "任务类别": "task_kind",
    "场所": "venue", "环节": "stage", "抽样环节": "stage", "区划代码": "county", "县区": "county", "县(市、区)": "county",
    "市州": "prefecture", "经费代码": "fund", "标段": "lot", "Class": "class", "Subclass": "subclass", "Variety": "variety",
    "Fineclass": "fine_class", "Risk": "risk", "Venue": "venue", "Stage": "stage",
  ]
  /// Headings that say nothing about batches of a stratum: numbers of lines, sums, and what follows from the rest.
  private static let meaningless = [
    "序号", "编号", "合计", "小计", "总计", "备注", "依据", "必检项目", "单价", "金额", "完成时限", "No.", "Total", "Sum", "Remark",
  ]

  /// What a heading means; nil if it is not known.
  func heading(_ text: String) -> TableMapping.Heading? { headings[TableMapping.word(text)] }

  /// Whether a text marks a row that adds up others.
  static func isSum(_ text: String) -> Bool {
    let word = TableMapping.word(text)
    return ["小计", "合计", "总计", "Subtotal", "Total"].contains { word.hasSuffix($0) || word == $0 }
      || word.hasSuffix(",subtotal")
  }

  /// Whether a text says that nothing stands there.
  static func isBlank(_ text: String) -> Bool { ["", "—", "——", "–", "-", "－", "/", "／"].contains(text) }

  /// What a value in a column means; nil if there is no such value.
  func conditions(_ text: String, in column: String) -> [Scope.Condition]? {
    let word = TableMapping.word(text)
    if let mapped = mapping.value(word) { return mapped.conditions }
    if column == "county" {
      return countyOfName[word].map { [.init(column: "county", values: [$0])] }
    }
    guard let known = columns.columns[column] else { return nil }
    let values = known.values.filter { TableMapping.word($0) == word }
    if !values.isEmpty { return [.init(column: column, values: values)] }
    if column == "category", known.values.contains(where: { Scope.isUnder($0, text, column: column) }) {
      return [.init(column: column, values: [text])]
    }
    return nil
  }

  /// Code of the county of a name, which may need its prefecture; nil if there is no such county.
  func county(_ name: String, in prefecture: String) -> String? {
    countyOfName[TableMapping.word(name)] ?? countyOfName[TableMapping.word(prefecture + name)]
  }

  /// Values of a column that look most like a text, for a remedy.
  func suggestions(for text: String, in column: String) -> String {
    let known = column == "county" ? scenario.counties.map(\.name) : columns.columns[column]?.values ?? []
    return known.filter { !$0.isEmpty }
      .map { (Spelling.distance($0, text), $0) }.sorted { $0 < $1 }.prefix(5).map(\.1).joined(separator: "、")
  }
}
