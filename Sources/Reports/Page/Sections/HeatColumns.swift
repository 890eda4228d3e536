/// How many columns of the heat table stand side by side on A4, judged by the letters that the widest figure of each needs.
struct HeatColumns {
  /// Ranges of columns, one table each.
  let ranges: [Range<Int>]
  /// Whether the names on top are written downwards.
  let areTurned: Bool

  /// Row names up to so many letters stay on one line.
  static let shortName = 12

  /// Lays out columns.
  ///
  /// - Parameters:
  ///   - names: of the columns; `sums` their largest figures, `total` that of the last column.
  ///   - isWide: on a sheet laid across, in smaller letters.
  init(names: [String], sums: [Int128], total: Int128, rowNames: [String], isWide: Bool) {
    // All in letters of the table's size: the sheet, the space around a figure, and what remains beside names and total.
    let (across, space) = isWide ? (107.0, 0.35) : (60.0, 0.62)
    let aside = Double(min(rowNames.map(\.count).max() ?? 0, Self.shortName))
    let room = max(across - aside - Self.letters(total) - 2 * space, 12)
    let upright = zip(names, sums).map { max(Double($0.count), Self.letters($1)) + space }
    areTurned = isWide || names.contains { $0.count > 4 } || upright.reduce(0, +) > room
    let widths = areTurned ? sums.map { max(1.2, Self.letters($0)) + space } : upright
    var ranges: [Range<Int>] = []
    var start = 0
    var used = 0.0
    for (column, width) in widths.enumerated() {
      if used + width > room, column > start {
        ranges.append(start..<column)
        (start, used) = (column, 0)
      }
      used += width
    }
    self.ranges = ranges + [start..<widths.count]
  }

  /// Width of a figure: a digit is a little more than half a letter wide, a comma half a digit.
  private static func letters(_ figure: Int128) -> Double {
    let digits = String(figure).count
    return 0.56 * Double(digits) + 0.28 * Double((digits - 1) / 3)
  }
}
