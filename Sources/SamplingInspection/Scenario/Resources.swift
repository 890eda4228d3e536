/// Money of one owner for one level; it is never moved to another owner.
public struct Fund: Sendable, Equatable {
  /// The key.
  public var fund: String
  /// Its name.
  public var name: String
  /// Whose money it is.
  public var owner: String
  /// The level it pays for: 市抽, 县抽 and so on.
  public var level: String
  /// Adcode of the only county where it pays; empty: everywhere.
  public var county: String
  /// Narrows what it pays for.
  public var usableFor: Scope
  /// How much there is.
  public var amount: Money
  /// After this day it is lost.
  public var lapsesOn: CalendarDate?
  /// Where the figure comes from.
  public var source: String

  /// Makes a fund.
  public init(
    fund: String, name: String, owner: String, level: String, county: String = "",
    usableFor: Scope = Scope(conditions: []), amount: Money, lapsesOn: CalendarDate? = nil, source: String = ""
  ) {
    self.fund = fund
    self.name = name
    self.owner = owner
    self.level = level
    self.county = county
    self.usableFor = usableFor
    self.amount = amount
    self.lapsesOn = lapsesOn
    self.source = source
  }
}

/// A contract (标段): a laboratory hired for a scope.
public struct Lot: Sendable, Equatable {
  /// The key.
  public var lot: String
  /// Its name.
  public var name: String
  /// Code of the laboratory.
  public var lab: String
  /// What it covers.
  public var scope: Scope
  /// Contract sum.
  public var contract: Money?
  /// Most batches.
  public var maxBatches: Int64?
  /// Highest price of a batch.
  public var ceiling: Money?
  /// First day.
  public var starts: CalendarDate?
  /// Last day.
  public var ends: CalendarDate?
  /// Where the figures come from.
  public var source: String

  /// Makes a lot.
  public init(
    lot: String, name: String = "", lab: String, scope: Scope, contract: Money? = nil, maxBatches: Int64? = nil,
    ceiling: Money? = nil, starts: CalendarDate? = nil, ends: CalendarDate? = nil, source: String = ""
  ) {
    self.lot = lot
    self.name = name
    self.lab = lab
    self.scope = scope
    self.contract = contract
    self.maxBatches = maxBatches
    self.ceiling = ceiling
    self.starts = starts
    self.ends = ends
    self.source = source
  }
}

/// A testing laboratory (承检机构).
public struct Laboratory: Sendable, Equatable {
  /// The key.
  public var lab: String
  /// Its name.
  public var name: String
  /// Most batches it can test in a year.
  public var annualBatches: Int64
  /// Most batches it takes in within a month; nil for no limit but the year's.
  public var monthlyBatches: Int64?
  /// Fewest batches for which its samplers come to a county in a month; nil for any number.
  public var tripBatches: Int64?
  /// Where the figure comes from.
  public var source: String

  /// Makes a laboratory.
  public init(
    lab: String, name: String = "", annualBatches: Int64, monthlyBatches: Int64? = nil, tripBatches: Int64? = nil,
    source: String = ""
  ) {
    self.lab = lab
    self.name = name
    self.annualBatches = annualBatches
    self.monthlyBatches = monthlyBatches
    self.tripBatches = tripBatches
    self.source = source
  }
}

/// Samplers, in pairs, with the days they have.
public struct Crew: Sendable, Equatable {
  /// The key.
  public var crew: String
  /// Its name.
  public var name: String
  /// Where and what they sample.
  public var scope: Scope
  /// Days of a pair in the year.
  public var crewDays: ExactDecimal
  /// Batches that a pair takes in a day.
  public var batchesPerDay: ExactDecimal
  /// Pairs that can be out at the same time; nil for no limit within a month.
  public var pairs: Int64?
  /// Visits of inspection that a pair makes in a day; nil if it makes none.
  public var visitsPerDay: ExactDecimal?
  /// Where the figures come from.
  public var source: String

  /// Makes a crew.
  public init(
    crew: String, name: String = "", scope: Scope, crewDays: ExactDecimal, batchesPerDay: ExactDecimal,
    pairs: Int64? = nil, visitsPerDay: ExactDecimal? = nil, source: String = ""
  ) {
    self.crew = crew
    self.name = name
    self.scope = scope
    self.crewDays = crewDays
    self.batchesPerDay = batchesPerDay
    self.pairs = pairs
    self.visitsPerDay = visitsPerDay
    self.source = source
  }
}

/// A hand edit by a leader or a county: batches of a scope fixed from one side or both.
public struct Pin: Sendable, Equatable {
  /// The key.
  public var pin: String
  /// What is pinned.
  public var scope: Scope
  /// Lower, upper or only bound, in batches.
  public var bounds: Bounds
  /// Who asked for it.
  public var who: String
  /// Why.
  public var why: String
  /// When.
  public var date: CalendarDate?

  /// Makes a pin.
  public init(pin: String, scope: Scope, bounds: Bounds, who: String = "", why: String = "", date: CalendarDate? = nil)
  {
    self.pin = pin
    self.scope = scope
    self.bounds = bounds
    self.who = who
    self.why = why
    self.date = date
  }
}
