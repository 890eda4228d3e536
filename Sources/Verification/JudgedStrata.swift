import SamplingInspection

/// The strata with the batches of the plan under judgement, their columns and the facts that rows are made of.
struct JudgedStrata {
  /// One column: each value once, and its number for every stratum.
  struct Column {
    var values: [String] = []
    var codes: [Int] = []

    init(_ texts: [String]) {
      var numbers: [String: Int] = [:]
      codes.reserveCapacity(texts.count)
      for text in texts {
        if let number = numbers[text] {
          codes.append(number)
        } else {
          numbers[text] = values.count
          codes.append(values.count)
          values.append(text)
        }
      }
    }
  }

  /// The scenario.
  let scenario: Scenario
  /// Batches of each stratum.
  let batches: [Int128]
  /// Expected failure rate of each stratum, in 10⁻⁹.
  let failureRates: [Int128]
  /// Columns by name.
  private(set) var columns: [String: Column]

  /// Number of strata.
  var count: Int { scenario.strata.count }
  /// Numbers of all strata.
  var everything: [Int] { Array(scenario.strata.indices) }

  init(_ scenario: Scenario, batches: [Int128]) throws(ArithmeticFault) {
    self.scenario = scenario
    self.batches = batches
    var rates: [Int128] = []
    rates.reserveCapacity(scenario.strata.count)
    for stratum in scenario.strata { rates.append(try Self.failureRate(stratum)) }
    failureRates = rates

    // Values of the columns are facts of the tables; which lot a stratum belongs to is worked out here.
    let given = StratumColumns(scenario)
    columns = [:]
    for (name, column) in given.columns where name != "lot" && name != "lab" {
      columns[name] = Column(column.codes.map { column.values[Int($0)] })
    }
    var lots = [String](repeating: "", count: scenario.strata.count)
    var labs = lots
    for lot in scenario.lots {
      for stratum in strata(in: lot.scope) where lots[stratum].isEmpty {
        lots[stratum] = lot.lot
        labs[stratum] = lot.lab
      }
    }
    columns["lot"] = Column(lots)
    columns["lab"] = Column(labs)
  }

  /// α / (α + β) in 10⁻⁹, half up.
  static func failureRate(_ stratum: Stratum) throws(ArithmeticFault) -> Int128 {
    guard stratum.alpha.decimals <= 9, stratum.beta.decimals <= 9, stratum.alpha.mantissa >= 0,
      stratum.beta.mantissa > 0
    else { throw .noPrior }
    let alpha = try stratum.alpha.units(9)
    let sum = try alpha.plus(try stratum.beta.units(9))
    return try alpha.times(2_000_000_000).plus(sum) / (try sum.times(2))
  }

  /// The batches of a stratum that are taken in different subjects.
  func subjectsReached(_ stratum: Int) -> Int128 {
    min(batches[stratum], Int128(scenario.strata[stratum].subjects))
  }

  /// Batches of the levels above among strata.
  func assigned(_ members: [Int]) throws(ArithmeticFault) -> Int128 {
    var sum: Int128 = 0
    for stratum in members { sum = try sum.plus(Int128(scenario.strata[stratum].assigned)) }
    return sum
  }

  /// All subjects of strata.
  func subjects(_ members: [Int]) throws(ArithmeticFault) -> Int128 {
    var sum: Int128 = 0
    for stratum in members { sum = try sum.plus(Int128(scenario.strata[stratum].subjects)) }
    return sum
  }
}
