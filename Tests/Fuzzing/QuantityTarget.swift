import Foundation
import SamplingInspection

@testable import ScenarioFiles

/// Numbers, dates, scopes, settings and prices as texts.
///
/// What is taken for one is written as what it was read from.
struct QuantityTarget: FuzzTarget {
  let seeds = [
    "5.2", "-0.25", "123456789012345678", "0.000000000000000001", "90%", "2021-09-30", "2024-02-29",
    "level=县抽;risk!=高|较高", "quota.at_least=4.7", "-170141183460469231731.687303715884105728",
  ].map { Array($0.utf8) }

  func test(_ input: [UInt8]) -> Bool {
    let text = String(decoding: input, as: UTF8.self)
    let taken = [testDecimal(text), testPrice(text), testDate(text), testScope(text), testSetting(text)]
    return taken.contains(true)
  }

  func mutate(_ input: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    let other = seeds[Int(random.whole(0...Int64(seeds.count - 1)))]
    return random.happens(0.1) ? other : TextMutator(input, others: other).changed(&random)
  }

  /// Whether a text is digits with at most one point between them, after at most one minus.
  private func isPlainNumber(_ text: String) -> Bool {
    let parts = text.utf8.drop { _ in false }.split(separator: 46, omittingEmptySubsequences: false).map(Array.init)
    guard var whole = parts.first, parts.count <= 2 else { return false }
    if whole.first == 45 { whole.removeFirst() }
    return ([whole] + parts.dropFirst()).allSatisfy { !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } }
  }

  /// A number without what does not change it: zeros at the ends, a point without decimals, minus zero.
  private func normal(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    var digits = isNegative ? text.dropFirst() : text[...]
    if digits.contains(".") {
      while digits.last == "0" { digits.removeLast() }
      if digits.last == "." { digits.removeLast() }
    }
    while digits.first == "0", digits.dropFirst().first.map({ $0 != "." }) == true { digits.removeFirst() }
    return (isNegative && digits != "0" ? "-" : "") + digits
  }

  private func testDecimal(_ text: String) -> Bool {
    guard let number = ExactDecimal(strict: text) else {
      let digits = normal(text).utf8.filter { $0 != 45 && $0 != 46 }
      require(!isPlainNumber(text) || text.utf8.count > 18, "a plain number is read: \(text) \(digits)")
      return false
    }
    require(isPlainNumber(text), "only a plain number is read: \(text)")
    require(number.text == normal(text), "a number keeps its digits: \(text) became \(number.text)")
    require(ExactDecimal(strict: number.text) == number, "a number is read as it is written: \(text)")
    require(number.double == Double(text), "a number is the double that its text is: \(text)")
    return true
  }

  private func testPrice(_ text: String) -> Bool {
    guard let units = PlanFolderReader.units(text, decimals: Proof.decimals) else {
      require(!isPlainNumber(text) || text.utf8.count > 19, "a plain price is read: \(text)")
      return false
    }
    require(isPlainNumber(text), "only a plain price is read: \(text)")
    require(ExactDecimal.text(units, decimals: Proof.decimals) == normal(text), "a price keeps its digits: \(text)")
    return true
  }

  private func testDate(_ text: String) -> Bool {
    guard let date = CalendarDate(strict: text) else { return false }
    require(date.text == text, "a day is written as it was read: \(text)")
    return true
  }

  private func testScope(_ text: String) -> Bool {
    guard let scope = Scope(text) else { return false }
    require(Scope(scope.text) == scope, "a scope is read as it is written: \(text) became \(scope.text)")
    return !scope.isEverything
  }

  private func testSetting(_ text: String) -> Bool {
    guard let setting = Setting(text) else { return false }
    require(Setting(setting.text) == setting, "a setting is read as it is written: \(text)")
    return true
  }
}
