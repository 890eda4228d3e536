import SamplingInspection

/// Batches of one stratum as a line of a task table.
struct TaskLine: Sendable, Equatable {
  /// Number of the stratum in the scenario.
  var stratum: Int
  /// Number of the unit.
  var unit: Int
  /// 大类, 亚类, 品种, 细类; blank where the tree ends.
  var levels: [String]
  var risk: String
  var items: String
  /// Level whose batches these are.
  var level: String
  var taskKind: String
  var stage: String
  var venue: String
  /// Name of the fund that pays.
  var fund: String
  var batches: Int64
  var price: Money
  /// Price times batches.
  var cost: Money
  /// Day by which it must be done; empty if no lot says.
  var deadline: String
  /// Laboratory; empty if the stratum belongs to no lot.
  var laboratory: String
  /// What is special about it: reserve, hand edits, and what tells it from its neighbours.
  var remark: String
  /// Whether it is kept for emergencies and campaigns (机动).
  var isReserve: Bool
  /// Whether a hand edit speaks of it.
  var isPinned: Bool

  /// Level and kind, by which the tables of a unit sum up.
  var origin: String { level + "·" + taskKind }
}

/// Makes the lines of all task tables.
struct TaskList {
  let tasks: [TaskLine]

  init(
    _ scenario: Scenario, _ columns: StratumColumns, _ units: PaperUnits, _ pins: [PinContent], _ batches: [Int64],
    _ language: Language
  ) {
    let categories = Dictionary(scenario.categories.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let order = ClassOrder(scenario.categories)
    let funds = Dictionary(scenario.funds.map { ($0.fund, $0.name) }, uniquingKeysWith: { first, _ in first })
    let lots = Dictionary(scenario.lots.map { ($0.lot, $0) }, uniquingKeysWith: { first, _ in first })
    let labs = Dictionary(scenario.labs.map { ($0.lab, $0.name) }, uniquingKeysWith: { first, _ in first })
    var pinsOf: [Int: [PinContent]] = [:]
    for pin in pins { for stratum in pin.strata { pinsOf[stratum, default: []].append(pin) } }

    var tasks: [TaskLine] = []
    for (number, stratum) in scenario.strata.enumerated() where number < batches.count && batches[number] > 0 {
      guard let unit = units.number[stratum.county], let category = categories[stratum.category] else { continue }
      let lot = lots[columns.value("lot", of: number)]
      let lab = lot?.lab ?? ""
      let isReserve = stratum.taskKind == Self.reserve || category.levels[0] == Self.reserve
      var remarks = isReserve ? [language == .zh ? Self.reserve : "reserve (机动)"] : []
      remarks += (pinsOf[number] ?? []).map(\.remark)
      let name = labs[lab] ?? ""
      tasks.append(
        TaskLine(
          stratum: number, unit: unit, levels: category.levels + Array(repeating: "", count: 4 - category.levels.count),
          risk: category.risk, items: category.items, level: stratum.level, taskKind: stratum.taskKind,
          stage: stratum.stage, venue: stratum.venue, fund: funds[stratum.fund] ?? stratum.fund,
          batches: batches[number], price: stratum.cost, cost: Money(fen: stratum.cost.fen * batches[number]),
          deadline: lot?.ends.map { Self.deadline($0, year: scenario.heading.year, language) } ?? "",
          laboratory: name.isEmpty ? lab : name, remark: remarks.joined(separator: "；"), isReserve: isReserve,
          isPinned: pinsOf[number] != nil))
    }
    let (levels, kinds, stages) = (
      Order.inOrder(Order.levels), Order.inOrder(Order.taskKinds), Order.inOrder(Order.stages)
    )
    tasks.sort { left, right in
      let (here, there) = (scenario.strata[left.stratum].category, scenario.strata[right.stratum].category)
      if left.unit != right.unit { return left.unit < right.unit }
      if here != there { return order.isBefore(here, there) }
      if left.level != right.level { return levels(left.level, right.level) }
      if left.taskKind != right.taskKind { return kinds(left.taskKind, right.taskKind) }
      if left.stage != right.stage { return stages(left.stage, right.stage) }
      return left.stratum < right.stratum
    }
    Self.tellApart(&tasks, scenario)
    self.tasks = tasks
  }

  /// The kind of task, and the class, that are kept for emergencies and campaigns.
  static let reserve = ReserveContent.taskKind

  private static func deadline(_ day: CalendarDate, year: Int, _ language: Language) -> String {
    guard language == .zh else { return day.text }
    return (day.year == year ? "" : "\(day.year)年") + "\(day.month)月\(day.day)日前"
  }

  /// Lines that differ in nothing but a further column say its value in their remarks.
  private static func tellApart(_ tasks: inout [TaskLine], _ scenario: Scenario) {
    let groups = Dictionary(grouping: tasks.indices) { number in
      let stratum = scenario.strata[tasks[number].stratum]
      return Array(stratum.key.prefix(6))
    }
    for members in groups.values where members.count > 1 {
      let values = members.map { scenario.strata[tasks[$0].stratum].attributes }
      for (column, _) in scenario.stratumAttributes.enumerated() where Set(values.map { $0[column] }).count > 1 {
        for (number, attributes) in zip(members, values) where !attributes[column].isEmpty {
          tasks[number].remark += (tasks[number].remark.isEmpty ? "" : "；") + attributes[column]
        }
      }
    }
  }
}

/// The official order of categories: by their numbers, classes as their first category stands.
struct ClassOrder: Sendable {
  private let place: [String: Int]

  init(_ categories: [SamplingInspection.Category]) {
    var first: [String: Int] = [:]
    for category in categories {
      first[category.levels[0]] = min(first[category.levels[0]] ?? .max, category.order)
    }
    func key(_ category: SamplingInspection.Category) -> (Int, String, Int, String) {
      (first[category.levels[0]] ?? 0, category.levels[0], category.order, category.path)
    }
    place = Dictionary(
      categories.sorted { key($0) < key($1) }.enumerated().map { ($1.path, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a category stands before another.
  func isBefore(_ left: String, _ right: String) -> Bool { (place[left] ?? .max) < (place[right] ?? .max) }
}
