/// Everything that a plan is made from, read, checked and expanded: the whole input as one value.
///
/// Lists stand in the order of their keys, whatever the order of the rows in the files was, so that the same content gives the
/// same plan.
public struct Scenario: Sendable, Equatable {
  /// Name of the plan, year, issuer, weights.
  public var heading: Heading
  /// Counties by adcode.
  public var counties: [County]
  /// Categories by path.
  public var categories: [Category]
  /// Funds by code.
  public var funds: [Fund]
  /// Venues by county and kind; empty if strata were given directly without them.
  public var venues: [Venue]
  /// Lots by code.
  public var lots: [Lot]
  /// Laboratories by code.
  public var labs: [Laboratory]
  /// Sampling crews by code.
  public var crews: [Crew]
  /// Tasks of inspection by code.
  public var visits: [Visit]
  /// What the year asks: seasons, frequencies, pace.
  public var calendar: SamplingCalendar
  /// Scopes sampled to estimate a rate, by code.
  public var evaluations: [Evaluation]
  /// Hand edits by code.
  public var pins: [Pin]
  /// Rules by id.
  public var rules: [Rule]
  /// Strata by key.
  public var strata: [Stratum]
  /// Names of the further columns of counties, in order of name.
  public var countyAttributes: [String]
  /// Names of the further columns of the strata, in order of name.
  public var stratumAttributes: [String]

  /// Makes a scenario of parts that are already in order.
  public init(
    heading: Heading, counties: [County], categories: [Category], funds: [Fund], venues: [Venue] = [],
    lots: [Lot] = [], labs: [Laboratory] = [], crews: [Crew] = [], visits: [Visit] = [],
    calendar: SamplingCalendar = SamplingCalendar(),
    evaluations: [Evaluation] = [], pins: [Pin] = [], rules: [Rule],
    strata: [Stratum], countyAttributes: [String] = [], stratumAttributes: [String] = []
  ) {
    self.heading = heading
    self.counties = counties
    self.categories = categories
    self.funds = funds
    self.venues = venues
    self.lots = lots
    self.labs = labs
    self.crews = crews
    self.visits = visits
    self.calendar = calendar
    self.evaluations = evaluations
    self.pins = pins
    self.rules = rules
    self.strata = strata
    self.countyAttributes = countyAttributes
    self.stratumAttributes = stratumAttributes
  }
}

/// What `scenario.yaml` says.
public struct Heading: Sendable, Equatable {
  /// Name of the plan.
  public var title: String
  /// The year planned.
  public var year: Int
  /// Who issues the plan.
  public var issuer: String
  /// Date of the plan.
  public var planDate: CalendarDate
  /// Number of the work plan that it carries out; may be empty.
  public var document: String
  /// Base of all figures per 1,000 residents.
  public var population: PopulationBase
  /// κ, from 0 (抓重点) to 1 (广覆盖).
  public var discoveryWeight: ExactDecimal
  /// All funds are multiplied by it.
  public var budgetScale: ExactDecimal
  /// Results are also stated without the strata in this scope; empty for none.
  public var showWithout: Scope
  /// What was changed for one run, or because no plan existed as the scenario was; empty for nothing.
  public var repaired: String
  /// Whether the year's batches keep within what laboratories and crews can take in their months, by rows of their own.
  public var isWithinMonths = false

  /// Makes a heading.
  public init(
    title: String, year: Int, issuer: String, planDate: CalendarDate, document: String = "",
    population: PopulationBase, discoveryWeight: ExactDecimal = ExactDecimal(5, decimals: 1),
    budgetScale: ExactDecimal = ExactDecimal(1), showWithout: Scope = Scope(conditions: []), repaired: String = ""
  ) {
    self.title = title
    self.year = year
    self.issuer = issuer
    self.planDate = planDate
    self.document = document
    self.population = population
    self.discoveryWeight = discoveryWeight
    self.budgetScale = budgetScale
    self.showWithout = showWithout
    self.repaired = repaired
  }
}

/// Which count of residents is meant.
public struct PopulationBase: Sendable, Equatable {
  /// Its name.
  public var name: String
  /// When it was published.
  public var released: CalendarDate
  /// Where it stands.
  public var source: String

  /// Makes a base.
  public init(name: String, released: CalendarDate, source: String) {
    self.name = name
    self.released = released
    self.source = source
  }
}

extension Scenario {
  /// What a fund has this year: its amount × `budget_scale`, rounded down to the fen.
  public func available(_ fund: Fund) -> Money {
    let scale = heading.budgetScale
    return Money(
      fen: Int64(Int128(fund.amount.fen) * Int128(scale.mantissa) / Int128(ExactDecimal.powers[scale.decimals])))
  }
}
