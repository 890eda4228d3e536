/// One item of a scheme by which units are scored (考核项目).
public struct ScoreItem: Sendable, Equatable {
  /// The key.
  public var id: String
  /// The block (块) that it belongs to.
  public var block: String
  /// What is scored.
  public var title: String
  /// Points for all of it.
  public var points: Int64
  /// Id of the rule of batches that it follows; empty: batches do not tell.
  public var rule: String

  /// Makes an item.
  public init(id: String, block: String, title: String, points: Int64, rule: String) {
    self.id = id
    self.block = block
    self.title = title
    self.points = points
    self.rule = rule
  }
}

/// Points that batches done have brought, in proportion to what is asked, and where the next point costs fewest batches.
public struct Scores: Sendable {
  /// One item in one place.
  public struct Line: Sendable, Equatable {
    /// The item.
    public var item: ScoreItem
    /// Where: the group of the rule's row.
    public var group: String
    /// Batches done that count for certain.
    public var done: Int64
    /// Batches asked for.
    public var required: Int64

    /// Points in hundredths, cut.
    public var hundredths: Int64 {
      required > 0
        ? Int64(Int128(item.points) * 100 * Int128(min(done, required)) / Int128(required)) : item.points * 100
    }
    /// Batches that are missing.
    public var short: Int64 { max(0, required - done) }
  }

  /// Items that follow a rule, place by place.
  public let lines: [Line]
  /// Items that batches do not tell.
  public let others: [ScoreItem]

  /// Scores a scheme.
  public init(_ items: [ScoreItem], _ progress: Progress) {
    let rows = Dictionary(grouping: progress.rules, by: \.row.id)
    lines = items.flatMap { item in
      (rows[item.rule] ?? []).map {
        Line(item: item, group: $0.row.group, done: $0.done, required: $0.required)
      }
    }
    others = items.filter { rows[$0.rule] == nil }
  }

  /// The line in which a batch brings the largest part of a point, of several the first; nil if nothing is short.
  public var cheapest: Line? {
    lines.filter { $0.short > 0 }.reduce(nil) { best, line in
      guard let best else { return line }
      let (mine, its) = (
        Int128(line.item.points) * Int128(best.required), Int128(best.item.points) * Int128(line.required)
      )
      return mine > its ? line : best
    }
  }
}
