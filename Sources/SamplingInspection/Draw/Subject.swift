/// One business that samples may be taken from (被抽样单位).
public struct Subject: Sendable, Equatable {
  /// Its key, such as the number of its licence.
  public var id: String
  /// Its name; secret until it has been sampled.
  public var name: String
  /// Adcode of its county.
  public var county: String
  /// Kind of venue; empty where the plan names none.
  public var venue: String
  /// Stage.
  public var stage: String
  /// Risk grade A to D; may be empty.
  public var grade: String
  /// Credit grade; may be empty.
  public var credit: String
  /// What it makes or sells, a node of the categories; empty if of all kinds.
  public var category: String
  /// Where it is.
  public var address: String
  /// Whether it has an open case and is sampled without a draw (跟踪抽检).
  public var isFollowUp: Bool
  /// Whether it was drawn, or called as a reserve, in an earlier month's round.
  public var wasDrawn = false

  /// Makes a subject.
  public init(
    id: String, name: String, county: String, venue: String, stage: String = "", grade: String = "",
    credit: String = "", category: String = "", address: String = "", isFollowUp: Bool = false
  ) {
    self.id = id
    self.name = name
    self.county = county
    self.venue = venue
    self.stage = stage
    self.grade = grade
    self.credit = credit
    self.category = category
    self.address = address
    self.isFollowUp = isFollowUp
  }
}

/// Somebody who takes samples (抽样人员).
public struct Sampler: Sendable, Equatable {
  /// Key.
  public var id: String
  /// Name.
  public var name: String
  /// Where the person works; pairs are of one unit.
  public var unit: String
  /// Adcode of the only county that the person goes to; empty if to all.
  public var county: String
  /// Subjects and counties that the person must keep away from (回避), by key and adcode.
  public var avoid: [String]

  /// Makes a sampler.
  public init(id: String, name: String, unit: String = "", county: String = "", avoid: [String] = []) {
    self.id = id
    self.name = name
    self.unit = unit
    self.county = county
    self.avoid = avoid
  }

  /// Whether the person may sample a subject.
  public func maySample(_ subject: Subject) -> Bool {
    (county.isEmpty || county == subject.county) && !avoid.contains(subject.id) && !avoid.contains(subject.county)
  }
}
