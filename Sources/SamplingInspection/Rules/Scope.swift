/// Which strata are meant: conditions on columns, all of which must hold; none: everything.
public struct Scope: Sendable, Hashable {
  /// One condition on one column.
  public struct Condition: Sendable, Hashable {
    /// Name of the column.
    public var column: String
    /// True for `!=`: none of the values.
    public var isExcluded: Bool
    /// The values named.
    public var values: [String]

    /// Makes a condition.
    public init(column: String, isExcluded: Bool = false, values: [String]) {
      self.column = column
      self.isExcluded = isExcluded
      self.values = values
    }
  }

  /// The conditions, in the order of their columns, each with its values in order.
  public let conditions: [Condition]

  /// Makes a scope; order does not matter.
  public init(conditions: [Condition]) {
    self.conditions = conditions.map { condition in
      var condition = condition
      condition.values = Set(condition.values).sorted()
      return condition
    }.sorted {
      ($0.column, $0.isExcluded ? 1 : 0, $0.values.joined(separator: "|"))
        < ($1.column, $1.isExcluded ? 1 : 0, $1.values.joined(separator: "|"))
    }
  }

  /// Reads `column=value|value;column!=value`; nil if it is not of that form.
  public init?(_ text: String) {
    var conditions: [Condition] = []
    let trimmed = text.trimmingSpaces()
    if trimmed.isEmpty {
      self.init(conditions: [])
      return
    }
    // Scalar by scalar: a mark that combines with a separator would hide it among characters.
    for part in trimmed.unicodeScalars.split(separator: ";", omittingEmptySubsequences: false) {
      guard let equals = part.firstIndex(of: "=") else { return nil }
      let isExcluded = part[..<equals].last == "!"
      let column = String(part[..<equals].dropLast(isExcluded ? 1 : 0)).trimmingSpaces()
      let values = part[part.index(after: equals)...].split(separator: "|", omittingEmptySubsequences: false)
        .map { String($0).trimmingSpaces() }
      guard !column.isEmpty, !values.contains(where: { $0.unicodeScalars.contains("=") }),
        !column.unicodeScalars.contains("!")
      else { return nil }
      conditions.append(Condition(column: column, isExcluded: isExcluded, values: values))
    }
    self.init(conditions: conditions)
  }

  /// Whether it takes in everything.
  public var isEverything: Bool { conditions.isEmpty }

  /// The form that ``init(_:)`` reads.
  public var text: String {
    conditions.map { $0.column + ($0.isExcluded ? "!=" : "=") + $0.values.joined(separator: "|") }
      .joined(separator: ";")
  }
}

extension String {
  /// The text without spaces, tabs and line breaks, also full-width ones, at both ends.
  public func trimmingSpaces() -> String {
    let isSpace: (Unicode.Scalar) -> Bool = { " \t\n\r\u{3000}\u{A0}".unicodeScalars.contains($0) }
    var rest = unicodeScalars[...]
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }
}
