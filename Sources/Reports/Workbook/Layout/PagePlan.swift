/// How a sheet is cut into pages of A4.
struct PagePlan: Sendable, Equatable {
  var isLandscape: Bool
  /// Pages side by side that the columns are fitted into; where one ends is up to whoever prints.
  var pagesAcross = 1
  /// Pages below each other that the rows are fitted into; 0 for as many as they need.
  var pagesDown = 0
  /// Rows before which a new page begins.
  var rowBreaks: [Int] = []

  /// Margins in inches.
  static let margins = (left: 0.4, right: 0.4, top: 0.7, bottom: 0.7)
  /// Below this percentage a table is cut across rather than made smaller.
  private static let smallest = 55.0
  private static let sizeOfCutTable = 68.0
  /// Part of the page that is used, since printers and fonts differ.
  private static let used = (width: 0.95, height: 0.97)
  /// What is hardly too long for one page is made a little smaller rather than leave a row or two for another.
  private static let mostSqueezed = 1.12
  /// A workbook may have no more breaks of a kind.
  private static let mostBreaks = 1000
  private static let mostPages = 32_767.0

  /// Cuts a sheet between its blocks, and across between columns if it has some to repeat and is too wide.
  ///
  /// - Parameters:
  ///   - widths: of the columns, in characters.
  ///   - heights: of the rows, in points.
  ///   - headings: rows printed again on every page.
  ///   - repeated: columns printed again on every page.
  ///   - blocks: rows that should stay together, in order, without gaps.
  init(
    isLandscape: Bool, widths: [Double], heights: [Double], headings: ClosedRange<Int>, repeated: Int,
    blocks: [ClosedRange<Int>]
  ) {
    self.isLandscape = isLandscape
    let page = isLandscape ? (width: 841.9, height: 595.3) : (width: 595.3, height: 841.9)
    let width = (page.width - (Self.margins.left + Self.margins.right) * 72) * Self.used.width
    let height = (page.height - (Self.margins.top + Self.margins.bottom) * 72) * Self.used.height
    let points = widths.map(Self.points)
    let total = points.reduce(0, +)
    let percent = min(100, width / total * 100)
    let scale: Double
    if percent >= Self.smallest || repeated == 0 {
      scale = percent.rounded(.down)
    } else {
      scale = Self.sizeOfCutTable
      let fixed = points.prefix(repeated).reduce(0, +)
      let pages = ((total - fixed) / max(1, width / scale * 100 - fixed)).rounded(.up)
      pagesAcross = Int(min(pages, Self.mostPages))
    }
    let room = height / scale * 100
    if pagesAcross == 1, heights.reduce(0, +) <= room * Self.mostSqueezed {
      pagesDown = 1
      return
    }
    rowBreaks = Self.rowBreaks(heights, headings: headings, blocks: blocks, room: room)
  }

  /// Width of a column on paper at full size.
  static func points(_ characters: Double) -> Double { (characters * 7 + 5) * 0.75 }

  private static func rowBreaks(
    _ heights: [Double], headings: ClosedRange<Int>, blocks: [ClosedRange<Int>], room: Double
  ) -> [Int] {
    let repeated = heights[headings].reduce(0, +)
    var breaks: [Int] = []
    // On the first page stands everything above the first block.
    var used = heights.prefix(blocks.first?.lowerBound ?? heights.count).reduce(0, +)
    func start(_ row: Int) {
      breaks.append(row)
      used = repeated
    }
    for block in blocks {
      let height = heights[block].reduce(0, +)
      if used + height > room, used > repeated { start(block.lowerBound) }
      for row in block {
        // A block that is longer than a page is cut within.
        if used + heights[row] > room, row > block.lowerBound { start(row) }
        used += heights[row]
      }
    }
    return Array(breaks.prefix(mostBreaks))
  }
}
