import SamplingInspection
import Testing

@testable import Verification

@Suite("Bounds and figures")
struct BoundRoundingTests {
  @Test("are rounded once: up for at least, down for at most, and exactly must come out whole")
  func sides() throws {
    let quota = TinyPlan.number("5.2")
    // 5.2 batches for each of 3,398.431 thousands are 17,671.8412.
    #expect(try quota.wholeUnits(times: 3_398_431, over: 1000, side: .atLeast) == 17_672)
    #expect(try quota.wholeUnits(times: 3_398_431, over: 1000, side: .atMost) == 17_671)
    #expect(try quota.wholeUnits(times: 3_398_431, over: 1000, side: .exactly, roundsExactlyUp: true) == 17_672)
    #expect(throws: ArithmeticFault.notWhole) {
      try quota.wholeUnits(times: 3_398_431, over: 1000, side: .exactly)
    }
    #expect(try quota.wholeUnits(times: 5, side: .exactly) == 26)
    #expect(throws: ArithmeticFault.overflow) { try quota.wholeUnits(times: .max, side: .atLeast) }
  }

  @Test("are written to nine decimals, half away from zero, without trailing zeros")
  func texts() throws {
    #expect(try FigureText.nineDecimals(2, over: 3) == "0.666666667")
    #expect(try FigureText.nineDecimals(-1, over: 3) == "-0.333333333")
    #expect(try FigureText.nineDecimals(-5, over: 10_000_000_000) == "-0.000000001")
    #expect(try FigureText.nineDecimals(-4, over: 10_000_000_000) == "0")
    #expect(try FigureText.nineDecimals(1250, over: 100) == "12.5")
    #expect(FigureText.yuan(fen: -1205) == "-12.05")
  }
}
