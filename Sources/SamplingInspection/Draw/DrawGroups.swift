/// Who is drawn together: subjects of one county and kind of venue, apart by grade, credit and category where these matter.
public struct DrawGroups: Sendable, Equatable {
  /// Group of each subject, written like `county=141102;venue=超市`.
  public let subjects: [String]
  /// Group of each line of the need.
  public let lines: [String]

  /// Columns of the register that part a group where batches name a value.
  static let parting = ["grade", "credit"]

  /// Forms the groups.
  ///
  /// A subject without category stands for all batches that no category of another one of its kind claims. Where the register is
  /// finer than the batches, it is taken as coarse as they are.
  public init(_ lines: [NeedLine], _ subjects: [Subject]) {
    var parted: [[String]: Set<String>] = [:]
    var asked: [[String]: Set<String>] = [:]
    for line in lines {
      let place = [line.county, line.venue]
      asked[place, default: []].insert(line.category)
      parted[place, default: []].formUnion(Self.parting.filter { line.further[$0] != nil })
    }
    /// County, venue and the values of the columns that part them here.
    func key(_ county: String, _ venue: String, _ value: (String) -> String) -> String {
      let columns = Self.parting.filter { parted[[county, venue]]?.contains($0) == true }
      return "county=\(county);venue=\(venue)" + columns.map { ";\($0)=\(value($0))" }.joined()
    }
    var claims: [String: Set<String>] = [:]
    let found = subjects.map { subject -> (key: String, category: String) in
      let key = key(subject.county, subject.venue) { $0 == "grade" ? subject.grade : subject.credit }
      let category = Self.claim(subject.category, asked[[subject.county, subject.venue]] ?? [])
      if !category.isEmpty { claims[key, default: []].insert(category) }
      return (key, category)
    }
    self.subjects = found.map { Self.text($0.key, $0.category) }
    self.lines = lines.map { line in
      let key = key(line.county, line.venue) { line.further[$0] ?? "" }
      let above = (claims[key] ?? []).filter { line.category.isNode(under: $0) }
      return Self.text(key, above.max { $0.utf8.count < $1.utf8.count } ?? "")
    }
  }

  /// The category that a subject is drawn for: its own, or the deepest above it where batches are asked for no finer.
  private static func claim(_ own: String, _ asked: Set<String>) -> String {
    if own.isEmpty || asked.contains(where: { $0.isNode(under: own) }) { return own }
    return asked.filter { own.isNode(under: $0) }.max { $0.utf8.count < $1.utf8.count } ?? own
  }

  private static func text(_ key: String, _ category: String) -> String {
    category.isEmpty ? key : "\(key);category=\(category)"
  }
}

extension String {
  /// Whether a path is a node or below it.
  func isNode(under node: String) -> Bool { self == node || hasPrefix(node + "/") }
}
