/// Makes scenarios of any size with rules of all kinds, for tests and timings; the same numbers give the same scenario.
///
/// A plan is drawn first and every bound is set so that this plan keeps it, so a plan exists, though few rules are slack.
public struct ScenarioGenerator: Sendable {
  /// Title of every generated scenario.
  public static let title = "生成的方案"

  /// How many counties.
  public var counties: Int
  /// How many classes.
  public var classes: Int
  /// Most batches of a stratum.
  public var mostBatches: Int64
  /// Chance of each kind of rule to be there.
  public var ruleChance: Double

  private var random: SeededGenerator

  /// A generator for scenarios like those of a city or province.
  public init(counties: Int, classes: Int = 12, mostBatches: Int64 = 60, ruleChance: Double = 0.8, seed: UInt64) {
    self.counties = counties
    self.classes = classes
    self.mostBatches = mostBatches
    self.ruleChance = ruleChance
    random = SeededGenerator(seed: seed)
  }

  /// A scenario so small that all its plans can be tried.
  public static func tiny(seed: UInt64) -> Scenario {
    var generator = ScenarioGenerator(counties: 2, classes: 2, mostBatches: 3, ruleChance: 0.4, seed: seed)
    return generator.makeScenario(strataLimit: 5)
  }

  /// The next scenario.
  public mutating func makeScenario() -> Scenario { makeScenario(strataLimit: .max) }

  private mutating func makeScenario(strataLimit: Int) -> Scenario {
    let counties = (1...counties).map { number in
      County(
        adcode: String(900_000 + number), name: "第\(number)县", prefecture: number % 2 == 0 ? "甲市" : "乙市",
        population: random.whole(20_000...500_000), source: "generated")
    }
    let categories = (1...classes).map { number in
      Category(
        levels: ["大类\(number)", "亚类\(number % 3)"], order: number, risk: ["高", "较高", "一般"][number % 3],
        severity: ExactDecimal(random.happens(0.3) ? 15 : 10, decimals: 1),
        reference: ExactDecimal(random.whole(10...1000)),
        failureRate: ExactDecimal(random.whole(2...90), decimals: 3), strength: ExactDecimal(random.whole(20...300)),
        source: "generated")
    }.sorted { $0.path < $1.path }
    let all = makeStrata(counties, categories)
    // Few strata, but of every county, since rules for each county speak of all.
    let strata =
      all.count <= strataLimit ? all : (0..<strataLimit).map { all[$0 * all.count / strataLimit] }
    let plan = strata.map { random.whole($0.atLeast...max($0.atLeast, $0.atMost / 2 + 1)) }
    var scenario = Scenario(
      heading: Heading(
        title: Self.title, year: 2021, issuer: "测试", planDate: day("2021-03-01"),
        population: PopulationBase(name: "测试口径", released: day("2020-12-31"), source: "generated"),
        discoveryWeight: ExactDecimal(random.whole(0...10), decimals: 1)),
      counties: counties, categories: categories, funds: [], rules: [], strata: strata)
    scenario.funds = makeFunds(strata, plan)
    let rules = GeneratedRules(scenario, plan)
    scenario.rules = rules.make(chance: ruleChance, &random).sorted { $0.id < $1.id }
    scenario.crews = rules.makeCrews(chance: ruleChance, &random)
    scenario.labs = rules.makeLabs(chance: ruleChance, &random)
    scenario.lots = scenario.labs.isEmpty ? [] : rules.makeLots(labs: scenario.labs, &random)
    scenario.pins = rules.makePins(chance: ruleChance / 2, &random)
    if random.happens(ruleChance / 2) {
      scenario.strata = zip(strata, plan).map { stratum, batches in
        var stratum = stratum
        stratum.former = max(0, batches + random.whole(-2...2))
        return stratum
      }
      scenario.rules.append(GeneratedRules(scenario, plan).keptShare(&random))
      scenario.rules.sort { $0.id < $1.id }
    }
    scenario.evaluations = rules.makeEvaluations(chance: ruleChance / 4, &random)
    return scenario
  }

  private mutating func makeStrata(_ counties: [County], _ categories: [Category]) -> [Stratum] {
    var strata: [Stratum] = []
    for county in counties {
      for (number, category) in categories.enumerated() {
        for (level, fund) in [("县抽", "F" + county.adcode), ("市抽", "F0")] {
          for venue in ["超市", "餐馆"] where random.happens(0.6) || (number == 0 && level == "县抽") {
            let strength = category.strength.scaled(to: 3) ?? 0
            let rate = min(999, max(1, (category.failureRate.scaled(to: 3) ?? 0) * random.whole(60...150) / 100))
            strata.append(
              Stratum(
                county: county.adcode, category: category.path, level: level, venue: venue,
                stage: venue == "超市" ? "流通" : "餐饮", fund: fund, subjects: random.whole(1...mostBatches),
                atMost: random.whole(1...mostBatches), assigned: random.happens(0.2) ? random.whole(1...5) : 0,
                cost: Money(fen: random.whole(200...1500) * 100), alpha: ExactDecimal(rate * strength, decimals: 6),
                beta: ExactDecimal((1000 - rate) * strength, decimals: 6),
                reference: ExactDecimal(random.whole(1...100))))
          }
        }
      }
    }
    return strata.map { ($0.key, $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  /// Money for the drawn plan and a little more, or a little less than all would cost.
  private mutating func makeFunds(_ strata: [Stratum], _ plan: [Int64]) -> [Fund] {
    let codes = Set(strata.map(\.fund)).sorted()
    return codes.map { code in
      let spent = zip(strata, plan).reduce(Int64(0)) { $1.0.fund == code ? $0 + $1.0.cost.fen * $1.1 : $0 }
      return Fund(
        fund: code, name: "经费\(code)", owner: code, level: code == "F0" ? "市抽" : "县抽",
        county: code == "F0" ? "" : String(code.dropFirst()),
        amount: Money(fen: spent + spent / 100 * random.whole(0...10)),
        source: "generated")
    }
  }

  private func day(_ text: String) -> CalendarDate {
    guard let day = CalendarDate(strict: text) else { preconditionFailure("\(text) is a day") }
    return day
  }
}
