import Testing

@testable import Reports

@Suite("Sheets are cut into pages where nothing is parted")
struct PagePlanTests {
  /// 20 points a row, on pages that hold 23 rows at full size; on all but the first the headings take two of them.
  private func plan(_ blocks: [ClosedRange<Int>], columns: Int = 5, repeated: Int = 0) -> PagePlan {
    PagePlan(
      isLandscape: true, widths: Array(repeating: 10, count: columns),
      heights: Array(repeating: 20, count: (blocks.last?.upperBound ?? 0) + 1), headings: 1...2, repeated: repeated,
      blocks: blocks)
  }

  @Test("What fits on one page is not cut, and what hardly does is made a little smaller")
  func onePage() {
    for last in [20, 22, 24] {
      #expect(plan([3...10, 11...last]).rowBreaks.isEmpty)
      #expect(plan([3...10, 11...last]).pagesDown == 1)
    }
    #expect(plan([3...10, 11...27]).rowBreaks == [11])
    #expect(plan([3...10, 11...27]).pagesDown == 0)
  }

  @Test("A page ends before a block that it cannot hold")
  func blocks() {
    #expect(plan([3...10, 11...20, 21...30, 31...42]).rowBreaks == [21, 31])
    #expect(plan([3...10, 11...23, 24...40]).rowBreaks == [11, 24])
  }

  @Test("A block longer than a page is cut within, and loses no row")
  func longBlock() {
    let breaks = plan([3...5, 6...80]).rowBreaks
    #expect(breaks == [6, 27, 48, 69])
  }

  @Test("A table too wide to be read on one page is spread over several, if columns can be repeated")
  func across() {
    #expect(plan([3...10], columns: 13, repeated: 3).pagesAcross == 1)
    #expect(plan([3...10], columns: 200).pagesAcross == 1)
    let pages = plan([3...10], columns: 200, repeated: 3).pagesAcross
    #expect(pages > 5 && pages < 20)
  }
}
