/// What the year asks of a plan: which days are worked, when what may be sampled, and how fast it must go on.
public struct SamplingCalendar: Sendable, Equatable {
  /// Days worked or not against the plain week and the public holidays that are known.
  public var markedDays: [MarkedDay]
  /// Windows of seasons, festivals and terms, by name.
  public var windows: [SamplingWindow]
  /// What must not be taken all at once.
  public var spreads: [SpreadRequirement]
  /// How much must, or may, be done by when.
  public var paces: [PaceRequirement]
  /// Last day on which samples are taken; nil for the last one that is still reported within the year.
  public var seasonEnds: CalendarDate?

  /// Makes a calendar; without anything in it the year is free from the day of the plan on.
  public init(
    markedDays: [MarkedDay] = [], windows: [SamplingWindow] = [], spreads: [SpreadRequirement] = [],
    paces: [PaceRequirement] = [], seasonEnds: CalendarDate? = nil
  ) {
    self.markedDays = markedDays
    self.windows = windows
    self.spreads = spreads
    self.paces = paces
    self.seasonEnds = seasonEnds
  }

  /// Working days from taking a sample to its report: 5 for delivery (食品安全抽样检验管理办法 第二十条) and 20 for the test (第二十四条).
  public static let reportingDays = 25
}

/// A time of the year to which sampling of some goods, or a part of it, is bound: 时令, 节令, 学期.
public struct SamplingWindow: Sendable, Equatable {
  /// Its name; a window of several periods has several rows of that name.
  public var window: String
  /// What it speaks of.
  public var scope: Scope
  /// First day.
  public var from: CalendarDate
  /// Last day; nil where ``before`` says it.
  public var to: CalendarDate?
  /// A festival before which the results must be out.
  public var before: CalendarDate?
  /// The part of the batches that must be taken within it; 1 for all.
  public var share: ExactDecimal
  /// Where it comes from.
  public var source: String

  /// Makes a window, or one period of it.
  public init(
    window: String, scope: Scope, from: CalendarDate, to: CalendarDate? = nil, before: CalendarDate? = nil,
    share: ExactDecimal = ExactDecimal(1), source: String = ""
  ) {
    self.window = window
    self.scope = scope
    self.from = from
    self.to = to
    self.before = before
    self.share = share
    self.source = source
  }

  /// The last day: as it stands, or the last one whose reports are out before the festival; nil if the year does not hold it.
  public func lastDay(in calendar: WorkingCalendar) -> CalendarDate? {
    to ?? before.flatMap { calendar.day(SamplingCalendar.reportingDays, workingDaysUpTo: $0) }
  }
}

/// A part of the year in which something must be sampled at least once.
public enum SpreadPeriod: String, Sendable, CaseIterable {
  /// Every month.
  case month
  /// Every quarter.
  case quarter
  /// Every half-year.
  case half

  /// Its name in Chinese.
  public var chinese: String {
    switch self {
    case .month: "月"
    case .quarter: "季度"
    case .half: "半年"
    }
  }

  /// How many months it has.
  public var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .half: 6
    }
  }
}

/// Goods that must be sampled in every period of their season, such as 高风险每季度.
public struct SpreadRequirement: Sendable, Equatable {
  /// What it speaks of; of several that match the most frequent counts.
  public var scope: Scope
  /// How often.
  public var every: SpreadPeriod
  /// Where it comes from.
  public var source: String

  /// Makes a requirement.
  public init(scope: Scope, every: SpreadPeriod, source: String = "") {
    self.scope = scope
    self.every = every
    self.source = source
  }
}

/// How much of the year's batches must, or may, be taken by the end of a month: 进度.
public struct PaceRequirement: Sendable, Equatable {
  /// What it speaks of.
  public var scope: Scope
  /// One bound for each value of these columns.
  public var each: [String]
  /// The month at whose end it is asked.
  public var month: Int
  /// Smallest part of the year's batches.
  public var atLeast: ExactDecimal?
  /// Largest part.
  public var atMost: ExactDecimal?
  /// Where it comes from.
  public var source: String

  /// Makes a requirement.
  public init(
    scope: Scope, each: [String] = [], month: Int, atLeast: ExactDecimal? = nil, atMost: ExactDecimal? = nil,
    source: String = ""
  ) {
    self.scope = scope
    self.each = each
    self.month = month
    self.atLeast = atLeast
    self.atMost = atMost
    self.source = source
  }
}
