import SamplingInspection

/// The groups of a round before the judge, formed anew.
struct JudgedGroups {
  private(set) var ofSubjects: [String] = []
  private(set) var ofLines: [String] = []

  init(_ need: [NeedLine], _ subjects: [Subject]) {
    // Places are county and venue; what parts a place, and what is asked for there.
    var here: [String: [NeedLine]] = [:]
    func place(_ county: String, _ venue: String) -> String { "county=" + county + ";venue=" + venue }
    for line in need { here[place(line.county, line.venue), default: []].append(line) }
    var partsByGrade: Set<String> = []
    var partsByCredit: Set<String> = []
    for (name, lines) in here {
      if lines.contains(where: { ($0.further["grade"] ?? "") != "" }) { partsByGrade.insert(name) }
      if lines.contains(where: { ($0.further["credit"] ?? "") != "" }) { partsByCredit.insert(name) }
    }
    func base(_ place: String, _ grade: String, _ credit: String) -> String {
      var text = place
      if partsByGrade.contains(place) { text += ";grade=" + grade }
      if partsByCredit.contains(place) { text += ";credit=" + credit }
      return text
    }

    var named: [String: [String]] = [:]
    for subject in subjects {
      let place = place(subject.county, subject.venue)
      let base = base(place, subject.grade, subject.credit)
      var category = subject.category
      if !category.isEmpty {
        let asked = (here[place] ?? []).map(\.category)
        if !asked.contains(where: { Self.holds(category, $0) }) {
          // Up the tree until batches are asked for there.
          var node = category
          while !node.isEmpty, !asked.contains(node) { node = Self.parent(of: node) }
          if !node.isEmpty { category = node }
        }
        named[base, default: []].append(category)
      }
      ofSubjects.append(category.isEmpty ? base : base + ";category=" + category)
    }
    for line in need {
      let base = base(place(line.county, line.venue), line.further["grade"] ?? "", line.further["credit"] ?? "")
      let names = Set(named[base] ?? [])
      var node = line.category
      while !node.isEmpty, !names.contains(node) { node = Self.parent(of: node) }
      ofLines.append(node.isEmpty ? base : base + ";category=" + node)
    }
  }

  /// Whether a path is a node or lies below it.
  static func holds(_ node: String, _ path: String) -> Bool {
    let (wanted, given) = (node.split(separator: "/"), path.split(separator: "/"))
    return given.count >= wanted.count && Array(given.prefix(wanted.count)) == wanted
  }

  private static func parent(of node: String) -> String {
    node.split(separator: "/").dropLast().joined(separator: "/")
  }
}
