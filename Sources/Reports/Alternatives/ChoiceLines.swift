import SamplingInspection

/// Plans to choose from as lines of tables; the terminal, the page and the workbook print the same.
struct ChoiceLines {
  private let scenario: Scenario
  private let choice: PlanChoice
  private let language: Language

  init(_ scenario: Scenario, _ choice: PlanChoice, _ language: Language) {
    self.scenario = scenario
    self.choice = choice
    self.language = language
  }

  var title: String {
    language("\(scenario.heading.title)备选方案", "\(scenario.heading.title): plans to choose from")
  }

  /// What the plans are, and what is not known of them.
  var explanation: String {
    let share = choice.within.percentText
    return language(
      "方案1 是目标值最高的方案；其余各方案都遵守全部规则，距理论最优不超过 \(share)，与方案1、与前面各方案的差别是搜索所得中最大的。"
        + "“不同批次”是排在别的县或别的大类的批次。目标值和理论上限按同一口径计算，可用 choujian verify 核验；差别更大的方案也许存在，搜索不能证明没有。",
      "方案1 is the plan of the highest value; the others keep every rule, are within \(share) of the proved bound, and differ from it and from those before as much as a search found. "
        + "“Moved” batches stand in another county or class. Value and bound are by the same measure and checked by choujian verify; a plan that differs more may exist, a search cannot prove that none does."
    )
  }

  private var without: String {
    let scope = scenario.heading.showWithout
    return scope.isEverything ? "" : Names(scenario, language).words(scope)
  }

  var headings: [String] {
    [
      language("方案", "Plan"), language("批次", "Batches"), language("经费（元）", "Cost (yuan)"),
      language("预计不合格批次", "Exp. failures"),
    ]
      + (without.isEmpty ? [] : [language("不含\(without)", "Without \(without)")])
      + [language("目标值", "Value"), language("距理论最优不超过", "Within")]
      + choice.options.indices.dropLast().map {
        language("与\(choice.options[$0].folder)不同批次", "Moved from \(choice.options[$0].folder)")
      }
  }

  /// One line for each plan.
  var rows: [[String]] {
    choice.options.enumerated().map { number, option in
      let statement = option.statement
      return [
        option.folder, Figures.grouped(statement.batches), Figures.grouped(statement.costYuan),
        Figures.failures(statement.expectedFailures),
      ]
        + (without.isEmpty ? [] : [Figures.failures(statement.expectedFailuresWithout)])
        + [FrontierLines.points(statement.value, roundedUp: false), statement.distancePercent]
        + choice.options.indices.dropLast().map {
          $0 < number ? Figures.grouped(choice.moved($0, number)) : "–"
        }
    }
  }

  /// Batches of the first plan and what is more or less in the others, by county and by class, and in the cells that differ most.
  var tables: [(key: String, lines: [[String]])] {
    let names = Names(scenario, language)
    let classes = choice.cells.cells.reduce(into: [String]()) { classes, cell in
      if !classes.contains(cell.foodClass) { classes.append(cell.foodClass) }
    }
    let order = Dictionary(scenario.categories.map { ($0.levels[0], $0.order) }, uniquingKeysWith: min)
    return [
      (
        "counties",
        table(
          language("分县", "By county"),
          scenario.counties.map { ($0.adcode, names.value($0.adcode, of: "county")) }, by: \.county)
      ),
      (
        "classes",
        table(
          language("分大类", "By class"),
          classes.sorted { (order[$0] ?? 0, $0) < (order[$1] ?? 0, $1) }.map { ($0, $0.isolated) }, by: \.foodClass)
      ),
      ("cells", cells(names)),
    ]
  }

  private func table(
    _ heading: String, _ parts: [(key: String, name: String)], by key: (CountyClassCells.Cell) -> String
  ) -> [[String]] {
    let sums = choice.options.indices.map { choice.batches($0, by: key) }
    return [[heading] + choice.options.map(\.folder)]
      + parts.map { part in
        line(part.name, sums.map { $0[part.key] ?? 0 })
      }
  }

  /// Cells that differ in some plan, the ones that differ most first; as many as one can read.
  private func cells(_ names: Names) -> [[String]] {
    let apart = choice.cells.cells.indices.map { cell in
      let counts = choice.options.map { $0.batches[cell] }
      return (counts.max() ?? 0) - (counts.min() ?? 0)
    }
    let most = apart.indices.filter { apart[$0] > 0 }.sorted { (-apart[$0], $0) < (-apart[$1], $1) }.prefix(
      Self.mostCells)
    return [[language("差别最大的县和大类", "Where they differ most")] + choice.options.map(\.folder)]
      + most.map { cell in
        let place = choice.cells.cells[cell]
        return line(
          names.value(place.county, of: "county") + " · " + place.foodClass.isolated,
          choice.options.map { $0.batches[cell] })
      }
  }

  private static let mostCells = 20

  private func line(_ name: String, _ counts: [Int64]) -> [String] {
    [name]
      + counts.enumerated().map { number, count in
        if number == 0 { return Figures.grouped(count) }
        return count == counts[0] ? "·" : Signed.count(count - counts[0])
      }
  }
}
