/// What samplers met at a subject.
public struct DrawOutcome: Sendable, Equatable {
  /// How it ended.
  public enum Result: String, Sendable, CaseIterable {
    /// Sampled.
    case sampled = "已抽"
    /// It had none of what was to be sampled.
    case noStock = "无样"
    /// It was closed.
    case closed = "停业"
    /// It refused.
    case refused = "拒检"
  }

  /// Key of the subject.
  public var subject: String
  /// How it ended.
  public var result: Result
  /// Node of the categories that it holds for; empty: everything that is still owed there.
  public var category: String
  /// The day.
  public var date: CalendarDate
  /// Anything else.
  public var note: String
  /// Line in the file, from 1.
  public var line: Int

  /// Makes an outcome.
  public init(
    subject: String, result: Result, category: String = "", date: CalendarDate, note: String = "", line: Int
  ) {
    self.subject = subject
    self.result = result
    self.category = category
    self.date = date
    self.note = note
    self.line = line
  }
}

/// How the outcomes so far change a round: each skip calls the next reserve of its group.
public struct Substitution: Sendable, Equatable {
  /// A reserve that was called.
  public struct Substitute: Sendable, Equatable {
    /// Group, by number.
    public var group: Int
    /// Which reserve of the group, from 1 (候补序号).
    public var number: Int
    /// The outcome that called it.
    public var skip: DrawOutcome
    /// Who stands in, for what, and who goes there.
    public var place: Draw.Place
  }

  /// Reserves called, in the order of the skips.
  public private(set) var substitutes: [Substitute] = []
  /// Skips for which no reserve is left.
  public private(set) var unreplaced: [DrawOutcome] = []
  /// Batches that this round cannot yield: nobody could be drawn, or no reserve is left.
  public private(set) var open: [NeedLine]
  /// Batches sampled.
  public private(set) var sampled: Int64 = 0
  /// Batches still owed, with the subjects that owe them.
  public private(set) var owed: Int64 = 0

  /// Follows the outcomes in the order of their rows; what does not fit is a finding in `file`.
  public init(_ draw: Draw, _ outcomes: [DrawOutcome], file: String, _ findings: inout [Finding]) {
    open = draw.undrawn
    var pairs = draw.pairs
    var due: [String: (group: Int, place: Draw.Place)] = [:]
    var called = draw.groups.map(\.drawn)
    for (number, group) in draw.groups.enumerated() {
      for place in group.places.prefix(group.drawn) { due[place.subject.id] = (number, place) }
    }
    for outcome in outcomes {
      guard let (group, place) = due[outcome.subject] else {
        findings.append(Self.stranger(outcome, draw, file))
        continue
      }
      let met = place.tasks.filter {
        outcome.category.isEmpty || draw.need[$0.line].category.isNode(under: outcome.category)
      }
      if met.isEmpty {
        findings.append(Self.nothingOwed(outcome, file))
        continue
      }
      due[outcome.subject]?.place.tasks.removeAll { task in met.contains(task) }
      if outcome.result == .sampled {
        sampled += met.batches
        continue
      }
      guard called[group] < draw.groups[group].places.count else {
        unreplaced.append(outcome)
        open += met.map { draw.need[$0.line].with(batches: $0.batches) }
        continue
      }
      var reserve = draw.groups[group].places[called[group]]
      called[group] += 1
      reserve.tasks = met
      reserve.samplers = pairs?.assign(reserve.subject, met.batches, former: place.samplers) ?? []
      due[reserve.subject.id] = (group, reserve)
      substitutes.append(
        Substitute(group: group, number: called[group] - draw.groups[group].drawn, skip: outcome, place: reserve))
    }
    owed = due.values.reduce(0) { $0 + $1.place.tasks.batches }
    open = Self.merged(open)
  }

  /// Whether nothing is owed any more.
  public var isDone: Bool { owed == 0 }

  private static func merged(_ lines: [NeedLine]) -> [NeedLine] {
    var merged: [NeedLine] = []
    for line in lines {
      if let known = merged.firstIndex(where: { $0.with(batches: line.batches) == line }) {
        merged[known].batches += line.batches
      } else {
        merged.append(line)
      }
    }
    return merged
  }

  private static func stranger(_ outcome: DrawOutcome, _ draw: Draw, _ file: String) -> Finding {
    let isReserve = draw.groups.contains { $0.places.contains { $0.subject.id == outcome.subject } }
    return Finding(
      at: .init(file: file, line: outcome.line, column: "subject"), value: outcome.subject,
      isReserve
        ? Wording(
          zh: "这是候补单位，前面没有登记那么多无样、停业或拒检，还轮不到它", en: "this reserve was not called: fewer skips are recorded before it")
        : Wording(zh: "这一轮没有抽到这个单位", en: "this subject was not drawn in this round"),
      remedy: isReserve
        ? Wording(
          zh: "先登记被跳过的单位和原因；候补按序号使用", en: "record the skipped subject and why first; reserves are used in order")
        : Wording(zh: "改正主体编号，或删去这一行", en: "correct the subject, or remove the line"))
  }

  private static func nothingOwed(_ outcome: DrawOutcome, _ file: String) -> Finding {
    Finding(
      at: .init(file: file, line: outcome.line, column: outcome.category.isEmpty ? "subject" : "category"),
      value: outcome.category.isEmpty ? outcome.subject : outcome.category,
      Wording(
        zh: "这个单位已没有待抽的批次：已登记过，或没有抽这个分类",
        en: "nothing is owed there: it was recorded before, or this category was not drawn"),
      remedy: Wording(zh: "删去重复的行，或改正分类", en: "remove the line, or correct the category"))
  }
}
