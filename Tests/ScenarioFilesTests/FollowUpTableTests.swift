import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("When subjects are visited again is read from follow_ups.csv")
struct FollowUpTableTests {
  private let table = """
    编号,名称,范围,不合格批次,含本数,一年内,连续季度,依据
    a,飞行检查,stage=流通,3,是,滚动,3,要点
    b,回头看,,3,否,自然年,,办法

    """

  private func read(_ text: String) throws(FindingsError) -> [FollowUpTrigger] {
    try FollowUpTable.read(["follow_ups.csv": Array(text.utf8)])
  }

  @Test("Switches say whether the number itself is enough and what a year is")
  func switches() throws {
    let triggers = try read(table)
    #expect(triggers.map(\.failures) == [3, 3] && triggers.map(\.quarters) == [3, nil])
    #expect(triggers.map(\.isInclusive) == [true, false] && triggers.map(\.year) == [.rolling, .calendar])
    #expect(try FollowUpTable.read([:]).isEmpty)
  }

  @Test(
    "What cannot be is refused with its line",
    arguments: [
      ("b,回头看", "a,回头看", "与第 2 行重复"), ("否", "不", "不是这里能填的值"), ("自然年", "去年", "不是这里能填的值"),
      ("stage=", "fund=", "抽检记录里没有这一列"), (",,3,否", ",,,否", "没有写几批次或几个季度"), ("3,是", "0,是", "超出允许范围"),
    ])
  func refused(_ there: String, _ instead: String, _ words: String) {
    let text = table.replacing(there, with: instead)
    #expect(text != table)
    let error = #expect(throws: FindingsError.self) { try read(text) }
    #expect(error?.findings.contains { $0.text(.zh).contains(words) && $0.place.line != nil } == true)
  }

  @Test("A mistake in it is said when the scenario is checked, not only in the middle of the year")
  func checked() {
    let files = SmallScenario.files.merging(["follow_ups.csv": table.replacing("否", with: "不")]) { $1 }
    let error = #expect(throws: FindingsError.self) {
      try ScenarioReader(files: files.mapValues { Array($0.utf8) }).read()
    }
    #expect(error?.findings.first?.place.file == "follow_ups.csv")
  }
}
