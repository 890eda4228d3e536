import ArgumentParser
import Foundation
import Planning
import Reports
import SamplingInspection
import ScenarioFiles

/// Says why the numbers of a plan are what they are: `choujian explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why the numbers of a plan are what they are.",
    discussion: """
      Without a county: the rules that bind, each with its price and the bounds between which that price holds.
      With a county: half a page why it has its number. With a category, too: what holds each number of that cell up and down.
      The plan is then made again with one batch more and one fewer.
      Example: choujian plan Scenarios/lvliang-2021 -o plan-2021 && choujian explain plan-2021 --county 141124
      """)

  @Argument(help: "Folder of the plan.")
  var plan: String

  @Option(help: "Adcode or name of a county.")
  var county: String?

  @Option(help: "A category, such as 食用农产品 or 食用农产品/蔬菜; everything below it counts.")
  var category: String?

  @Option(help: "A risk level, such as 高.")
  var risk: String?

  @Flag(help: "Do not plan again with one batch more and one fewer.")
  var noResolve = false

  @OptionGroup var options: TerminalOptions

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let reading = try PlanFolderReading.judged(folder: URL(fileURLWithPath: plan), terminal)
      let scenario = reading.scenario
      let text = ExplanationText(scenario, terminal.language)
      Interruption.listen()
      let scope = try scope(scenario)
      var explainer = Explainer(scenario, batches: reading.batches, proof: reading.proof.proof)
      if scope.isEverything {
        try sayPrices(scenario, text, terminal)
        return
      }
      if let adcode = scope.conditions.first(where: { $0.column == "county" })?.values.first {
        let accounts = explainer.counties()
        if let account = accounts.first(where: { $0.adcode == adcode }) {
          try terminal.say(text.county(account, among: accounts))
        }
      }
      if category != nil || risk != nil {
        let strata = StratumColumns(scenario).strata(in: scope, count: scenario.strata.count)
        try terminal.say(text.cell(strata.map { explainer.stratum($0) }))
      }
      if noResolve { return }
      let made = Plan(
        batches: reading.batches, proof: reading.proof.proof, value: reading.statement.value,
        bound: reading.statement.bound)
      for step: Int64 in [1, -1] {
        guard
          let result = try OneBatch.resolve(
            scenario, made, scope: scope, step: step, isCancelled: { Interruption.isRequested })
        else { throw Interruption.exitCode }
        try terminal.say(
          text.oneBatch(step: step, from: result.batches, change: result.change, possible: result.possible))
      }
    }
  }

  private func sayPrices(
    _ scenario: Scenario, _ text: ExplanationText, _ terminal: Terminal
  ) throws {
    guard let ranges = try PriceRange.all(scenario, isCancelled: { Interruption.isRequested }) else {
      throw Interruption.exitCode
    }
    let lines = ranges.map {
      text.price(
        rule: $0.rule, group: $0.group, side: $0.side, unit: $0.unit, price: $0.price, bound: $0.bound, from: $0.from,
        to: $0.to)
    }
    try terminal.say(text.pricesHeading + lines.joined())
  }

  /// The cell that the options name.
  private func scope(_ scenario: Scenario) throws -> Scope {
    var conditions: [Scope.Condition] = []
    if let county {
      let named = scenario.counties.filter { $0.adcode == county || $0.name == county }
      guard named.count == 1 else {
        throw unknown("--county", county, scenario.counties.map { "\($0.adcode) \($0.name)" })
      }
      conditions.append(.init(column: "county", values: [named[0].adcode]))
    }
    if let category {
      let isKnown = scenario.categories.contains { Scope.isUnder($0.path, category, column: "category") }
      guard isKnown else { throw unknown("--category", category, scenario.categories.map(\.path)) }
      conditions.append(.init(column: "category", values: [category]))
    }
    if let risk {
      let levels = Set(scenario.categories.map(\.risk)).subtracting([""]).sorted()
      guard levels.contains(risk) else { throw unknown("--risk", risk, levels) }
      conditions.append(.init(column: "risk", values: [risk]))
    }
    let scope = Scope(conditions: conditions)
    if StratumColumns(scenario).strata(in: scope, count: scenario.strata.count).isEmpty {
      throw unknown(
        "--county --category --risk", [county, category, risk].compactMap(\.self).joined(separator: " "), [])
    }
    return scope
  }

  private func unknown(_ option: String, _ value: String, _ known: [String]) -> FindingsError {
    let some = known.prefix(8).joined(separator: "、")
    return FindingsError([
      Finding(
        at: .init(file: option), value: value,
        Wording(zh: "方案里没有，或不止一个", en: "this is not in the plan, or not the only one"),
        remedy: Wording(
          zh: "有：\(some)\(known.count > 8 ? " 等" : "")", en: "there are: \(some)\(known.count > 8 ? " …" : "")"))
    ])
  }
}
