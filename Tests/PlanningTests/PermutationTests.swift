import SamplingInspection
import ScenarioFiles
import Testing

@testable import Planning

@Suite("The order of rows and columns and the units of figures do not matter")
struct PermutationTests {
  @Test(
    "100 permutations of rows and columns, with amounts in 元 or 万元 and ratios in percent or not, give the same plan")
  func permutations() throws {
    var generator = ScenarioGenerator(counties: 3, classes: 4, seed: 1)
    let scenario = generator.makeScenario()
    let files = CanonicalScenario(scenario).files.mapValues { String(decoding: $0, as: UTF8.self) }
    let expected = try plan(files)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<100 {
      var shuffled = files
      for name in files.keys.sorted() where name.hasSuffix(".csv") {
        shuffled[name] = shuffle(files[name] ?? "", &random)
      }
      #expect(try plan(shuffled) == expected)
    }
  }

  private func plan(_ files: [String: String]) throws -> Plan? {
    let scenario = try ScenarioReader(files: files.mapValues { Array($0.utf8) }).read().scenario
    guard case .planned(let plan, _) = try Planner.plan(scenario) else { return nil }
    return plan
  }

  /// Rows and columns in another order, and some figures in another unit.
  private func shuffle(_ text: String, _ random: inout SeededGenerator) -> String {
    var rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let percents = random.happens(0.5)
    for (column, heading) in rows[0].enumerated() {
      if heading == "amount_yuan", random.happens(0.5) {
        rows[0][column] = "amount_wanyuan"
        for row in rows.indices.dropFirst() { rows[row][column] = inTenThousands(rows[row][column]) }
      }
      if heading == "failure_rate", percents {
        for row in rows.indices.dropFirst() {
          rows[row][column] =
            ExactDecimal(strict: rows[row][column]).map {
              ExactDecimal.text(Int128($0.mantissa) * 100, decimals: $0.decimals) + "%"
            } ?? ""
        }
      }
    }
    let order = shuffled(Array(rows[0].indices), &random)
    let header = order.map { rows[0][$0] }
    let body = shuffled(Array(rows.dropFirst()), &random).map { row in order.map { row[$0] } }
    return ([header] + body).map { $0.joined(separator: ",") }.joined(separator: "\n")
  }

  private func inTenThousands(_ yuan: String) -> String {
    ExactDecimal(strict: yuan).map { ExactDecimal.text(Int128($0.mantissa), decimals: $0.decimals + 4) } ?? ""
  }

  private func shuffled<Element>(_ elements: [Element], _ random: inout SeededGenerator) -> [Element] {
    var elements = elements
    for last in elements.indices.reversed() { elements.swapAt(last, Int(random.whole(0...Int64(last)))) }
    return elements
  }
}
