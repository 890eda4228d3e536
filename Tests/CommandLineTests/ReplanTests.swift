import Foundation
import Testing

@Suite("The rest of the year planned anew, from the command line")
struct ReplanTests {
  private let folder: TemporaryFolder
  private static let scenario = Program.scenarios.appendingPathComponent("lvliang-2021").path

  init() throws { folder = try TemporaryFolder() }

  /// The rows of a table by heading.
  private func rows(_ path: String) throws -> [[String: String]] {
    let lines = try folder.text(path).replacing("\u{FEFF}", with: "").split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0), uniquingKeysWith: { first, _ in first }) }
  }

  @Test("A laboratory is lost in August: what was done stays, its lots go to others, and the judge agrees")
  func lost() throws {
    let plan = try folder.plan(Self.scenario, ["--no-sheets"])
    let outcome = try Program.run([
      "replan", plan, "-o", folder.path("august"), "--from", "2021-08-01", "--lose-lab", "JG-06", "--no-sheets",
      "--give-to", "BD-141123=JG-01", "--give-to", "BD-141127=JG-04", "--give-to", "BD-141130=JG-01", "--lang", "en",
    ])
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    #expect(outcome.out.contains("Samples in flight"))
    #expect(outcome.out.contains("By laboratory"))
    #expect(try Program.run(["verify", folder.path("august")]).shellCode == 0)
    #expect(try folder.text("august/plan.json").contains("\"state\" : \"调整\""))

    let before = try rows("plan/schedule.csv").filter { Int($0["month"] ?? "") ?? 0 < 8 }
    let done = try rows("august/scenario/done.csv")
    func sums(_ rows: [[String: String]], _ columns: [String]) -> [String: Int] {
      rows.reduce(into: [:]) { sums, row in
        sums[columns.map { row[$0] ?? "" }.joined(separator: " "), default: 0] += Int(row["batches"] ?? "") ?? 0
      }
    }
    #expect(sums(done, ["month", "lab", "lot"]) == sums(before, ["month", "lab", "lot"]))
    let after = try rows("august/schedule.csv")
    #expect(after.allSatisfy { $0["lab"] != "JG-06" && Int($0["month"] ?? "") ?? 0 >= 8 })
    let all = try rows("august/allocation.csv").reduce(0) { $0 + (Int($1["batches"] ?? "") ?? 0) }
    #expect(all == sums(done, []).values.reduce(0, +) + sums(after, []).values.reduce(0, +))
    // What was done in the year is known to the next adjustment as well.
    let again = try Program.run([
      "replan", folder.path("august"), "-o", folder.path("october"), "--from", "2021-10-01", "--no-sheets",
    ])
    #expect(again.shellCode == 0, "\(again.err)")
    let later = try rows("october/scenario/done.csv")
    #expect(sums(later.filter { Int($0["month"] ?? "") ?? 0 < 8 }, ["month", "lab"]) == sums(done, ["month", "lab"]))
  }

  @Test("Records say what was done, and what is to be taken again")
  func records() throws {
    let scenario = try folder.generate(.small)
    let plan = try folder.plan(scenario, ["--no-sheets"])
    let first = try #require(try rows("plan/schedule.csv").first)
    let lab = try #require(try rows("plan/scenario/labs.csv").first?["lab"])
    func record(_ number: Int, _ result: String) -> String {
      [
        "S\(number)", "2021-05-10", first["adcode"] ?? "", first["category"] ?? "", first["level"] ?? "",
        first["task_kind"] ?? "", lab, result, "记录",
      ].joined(separator: ",") + "\n"
    }
    try folder.write(
      "sample,date,county,category,level,task_kind,lab,result,source\n" + record(1, "合格") + record(2, ""),
      to: "records.csv")
    for (option, done) in [("finish", "2"), ("resend", "1")] {
      let outcome = try Program.run([
        "replan", plan, "-o", folder.path(option), "--from", "2021-06-01", "--records", folder.path("records.csv"),
        "--lose-lab", lab, "--in-flight", option,
        "--no-sheets", "--lang", "en", "--keep", "0",
      ])
      #expect([0, 3].contains(outcome.shellCode), "\(outcome.err)")
      #expect(outcome.out.contains("Adjusted from 2021-06-01: \(done) batches are done"), "\(outcome.out)")
      #expect(try folder.text("\(option)/in_flight.csv").contains("S2,2021-05-10"))
    }
  }

  @Test("A wrong day, an unknown laboratory or lot, and options without what they need are refused")
  func refused() throws {
    let plan = try SmallPlan.copy(into: folder, sheets: false)
    func code(_ arguments: [String]) throws -> Int32 {
      try Program.run(["replan", plan, "-o", folder.path("new")] + arguments).shellCode
    }
    #expect(try code(["--from", "2021-13-01"]) == 64)
    #expect(try code(["--from", "2019-05-01"]) == 65)
    #expect(try code(["--from", "2021-08-01", "--give-to", "x"]) == 64)
    #expect(try code(["--from", "2021-08-01", "--lose-lab", "x"]) == 65)
    #expect(try code(["--from", "2021-08-01", "--lose-lab", "x", "--in-flight", "resend"]) == 64)
    #expect(try folder.names.contains("new") == false)
  }
}
