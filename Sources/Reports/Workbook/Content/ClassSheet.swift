import SamplingInspection

/// Classes by units: what a bureau issues, one column for each unit, for one level or all levels together.
struct ClassSheet {
  let plan: PlanContent

  /// Columns of class levels and the sum, before those of units.
  static let leading = 7
  /// Column of the sum over all units.
  static let sum = 6

  /// Key of the table of a level.
  static func key(_ level: String) -> String { "level:" + level }

  /// Column of each unit, with a column of the sum before the units of a prefecture where there are several.
  var unitColumns: [Int] {
    var columns: [Int] = []
    var next = Self.leading
    for (number, unit) in plan.units.all.enumerated() {
      if hasPrefectures, number == 0 || plan.units.all[number - 1].prefecture != unit.prefecture { next += 1 }
      columns.append(next)
      next += 1
    }
    return columns
  }

  /// The table of one level.
  func table(of level: String) -> Table {
    let cells = batches { $0.level == level }
    return table(key: Self.key(level), paths: cells) { path, unit in
      guard let cell = cells[path]?[unit] else { return .blank }
      return Table.Cell(value: .amount(cell.batches), isPinned: cell.isPinned)
    }
  }

  /// The table of all levels together; where there are several, each cell adds up theirs.
  func together(_ levels: [String]) -> Table {
    let all = batches { _ in true }
    let ofLevels = levels.map { level in (level, Set(batches { $0.level == level }.keys)) }
    let columns = unitColumns
    return table(key: "together", paths: all) { path, unit in
      let cell = all[path]?[unit]
      let places = ofLevels.filter { $0.1.contains(path) }.map {
        Table.Place(table: Self.key($0.0), row: path, column: columns[unit])
      }
      return Table.Cell(
        value: .amount(cell?.batches ?? 0), formula: .cells(places), isPinned: cell?.isPinned ?? false)
    }
  }

  private struct Batches {
    var batches: Int64 = 0
    var isPinned = false
  }

  private var hasPrefectures: Bool { plan.units.prefectures.count > 1 }

  private func batches(where isIn: (TaskLine) -> Bool) -> [String: [Int: Batches]] {
    var cells: [String: [Int: Batches]] = [:]
    for task in plan.tasks where isIn(task) {
      let path = plan.scenario.strata[task.stratum].category
      cells[path, default: [:]][task.unit, default: Batches()].batches += task.batches
      if task.isPinned { cells[path, default: [:]][task.unit, default: Batches()].isPinned = true }
    }
    return cells
  }

  private func table(
    key: String, paths: [String: [Int: Batches]], cell: (_ path: String, _ unit: Int) -> Table.Cell
  ) -> Table {
    let order = ClassOrder(plan.scenario.categories)
    let categories = Dictionary(
      plan.scenario.categories.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let units = unitColumns
    let prefectures = prefectureColumns(units)
    let firstOf = Dictionary(
      prefectures.map { ($0.units.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    let sums: [ClosedRange<Int>] =
      hasPrefectures
      ? prefectures.map { $0.column...$0.column } : units.isEmpty ? [] : [units[0]...units[units.count - 1]]
    var groups: [Table.Group] = []
    var number: Int64 = 0
    for path in paths.keys.sorted(by: order.isBefore) {
      guard let category = categories[path] else { continue }
      number += 1
      let levels = category.levels + Array(repeating: "", count: 4 - category.levels.count)
      var cells = [Table.Cell.amount(number)] + levels.map(Table.Cell.text) + [.text(category.risk)]
      var total: Int64 = 0
      var ofUnits: [Table.Cell] = []
      for unit in units.indices {
        if let prefecture = firstOf[unit] {
          let sum = prefecture.units.reduce(Int64(0)) { $0 + (paths[path]?[$1]?.batches ?? 0) }
          ofUnits.append(
            .amount(sum, .sumOfColumns([prefecture.column + 1...prefecture.column + prefecture.units.count])))
        }
        ofUnits.append(cell(path, unit))
        total += paths[path]?[unit]?.batches ?? 0
      }
      cells += [.amount(total, .sumOfColumns(sums))] + ofUnits
      let row = Table.Row(key: path, cells: cells)
      if let last = groups.last?.rows.last, last.cells[1] == row.cells[1] {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append(Table.Group(rows: [row]))
      }
    }
    // The only row of a class is its own sum.
    for group in groups.indices where groups[group].rows.count > 1 {
      groups[group].subtotal = plan.say("小计", "Subtotal")
    }
    return Table(
      key: key, columns: columns, groups: groups, totalLabel: plan.say("合计", "Total"), isTotalFirst: true,
      subtotalSpan: 2...5, totalSpan: 0...5)
  }

  /// Columns of the sums of prefectures, each with the units after it; none where there is one prefecture.
  private func prefectureColumns(_ columns: [Int]) -> [(column: Int, units: ClosedRange<Int>)] {
    guard hasPrefectures else { return [] }
    let units = plan.units.all
    var result: [(column: Int, units: ClosedRange<Int>)] = []
    for number in units.indices {
      if number > 0, units[number - 1].prefecture == units[number].prefecture, let last = result.last {
        result[result.count - 1].units = last.units.lowerBound...number
      } else {
        result.append((columns[number] - 1, number...number))
      }
    }
    return result
  }

  private var columns: [Table.Column] {
    var columns: [Table.Column] = [
      .init(plan.say("序号", "No."), .number, 4...5, repeated: true),
      .init(plan.say("大类", "Class"), .mark, 9...14, merged: true, repeated: true),
      .init(plan.say("亚类", "Subclass"), .mark, 6...14, merged: true, repeated: true),
      .init(plan.say("品种", "Variety"), .mark, 6...14, merged: true, repeated: true),
      .init(plan.say("细类", "Fine class"), .mark, 6...14, repeated: true),
      .init(plan.say("风险\n等级", "Risk"), .mark, 6...6, repeated: true),
      .init(plan.say("合计", "Total"), .sparseCount, 7...10, totalled: true, repeated: true),
    ]
    for (number, unit) in plan.units.all.enumerated() {
      let above = hasPrefectures ? (unit.prefecture.isEmpty ? "—" : unit.prefecture) : nil
      if hasPrefectures, number == 0 || plan.units.all[number - 1].prefecture != unit.prefecture {
        columns.append(.init(plan.say("小计", "Sum"), above: above, .sparseCount, 6...9, totalled: true))
      }
      columns.append(.init(unit.name, above: above, .sparseCount, 6...9, totalled: true))
    }
    return columns
  }
}
