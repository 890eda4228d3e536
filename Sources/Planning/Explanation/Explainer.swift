import SamplingInspection

/// Says why the numbers of a finished plan are what they are, from its batches and the prices that prove it.
///
/// In the optimum of the relaxation a batch is worth doing as long as its own worth and what the rules add to it by their prices
/// are together not below 0; these two parts are what an account shows.
public struct Explainer {
  let scenario: Scenario
  let batches: [Int64]
  private var model: PlanModel
  var columns: StratumColumns { model.columns }
  private let places: PlanState.Places
  private let prices: RowPrices
  /// What the rows that have a price add to a batch of each set.
  private let pullsOfSum: [[(row: Int, price: Int128)]]
  /// Titles of the rules.
  private let titles: [String: String]

  /// Takes a plan of a scenario with the prices of its proof.
  public init(_ scenario: Scenario, batches: [Int64], proof: Proof) {
    self.scenario = scenario
    self.batches = batches
    model = PlanModel(scenario)
    places = PlanState.Places(model)
    prices = RowPrices(model, proof)
    var pullsOfSum = [[(row: Int, price: Int128)]](repeating: [], count: model.sums.count)
    var titles: [String: String] = [:]
    for (row, content) in model.rows.enumerated() {
      if titles[content.rule.id] == nil {
        titles[content.rule.id] = content.rule.id == "budget" ? "经费" : content.rule.title
      }
      guard prices.rows[row] != 0 else { continue }
      for term in content.sums { pullsOfSum[term.number].append((row, prices.rows[row] * Int128(term.coefficient))) }
    }
    self.pullsOfSum = pullsOfSum
    self.titles = titles
  }

  /// The account of one stratum.
  public mutating func stratum(_ stratum: Int) -> StratumAccount {
    let count = batches[stratum]
    let least = model.lower[stratum]
    return StratumAccount(
      stratum: stratum, batches: count,
      lastWorth: count > least ? Double(model.curves[stratum].step(count)) / 1e6 : nil,
      nextWorth: count < model.upper[stratum] ? Double(model.curves[stratum].step(count + 1)) / 1e6 : nil,
      pulls: pulls(on: stratum, batch: max(count, 1)))
  }

  /// What each rule adds to the n-th batch of a stratum, strongest first.
  func pulls(on stratum: Int, batch: Int64) -> [Pull] {
    var byRule: [String: Int128] = [:]
    func add(_ row: Int, _ price: Int128) {
      if price != 0 { byRule[model.rows[row].rule.id, default: 0] -= price }
    }
    for place in places.terms[stratum] where batch <= place.upTo {
      add(place.row, prices.rows[place.row] * Int128(place.coefficient))
    }
    for (row, cell) in places.cells[stratum] { add(row, -prices.cells[row][cell]) }
    for sum in places.sums[stratum] { for (row, price) in pullsOfSum[sum] { add(row, price) } }
    return byRule.filter { $0.value != 0 }
      .map { Pull(rule: $0.key, title: titles[$0.key] ?? $0.key, perBatch: Double($0.value) / 1e24) }
      .sorted { ($1.perBatch.magnitude, $0.rule) < ($0.perBatch.magnitude, $1.rule) }
  }
}

extension RowPrices {
  /// The prices of a proof on the rows of its model.
  init(_ model: PlanModel, _ proof: Proof) {
    self.init(model)
    let rowPrice = Dictionary(
      proof.rows.map { ([$0.rule, $0.group, $0.side.rawValue], $0.price) }, uniquingKeysWith: { first, _ in first })
    let cellPrice = Dictionary(
      proof.cells.map { ([$0.rule, $0.group, $0.cell], $0.price) }, uniquingKeysWith: { first, _ in first })
    for (number, row) in model.rows.enumerated() {
      set(
        row: number, to: rowPrice[[row.rule.id, row.group, row.side.rawValue]] ?? 0,
        cells: row.cells.map { row.side == .atMost ? 0 : cellPrice[[row.rule.id, row.group, $0.name]] ?? 0 })
    }
  }
}
