import Foundation
import Testing

@Suite("沁水 2023: cases of teams and stations, planned like batches")
struct CaseQuotaTests {
  /// Units that share a quota, how many cases each owes, the fewest of each kind, and what is free after these.
  private static let quotas: [(units: [String], cases: Int, floors: [String: Int], free: Int)] = [
    (
      ["中队一", "中队二"], 36,
      ["知识产权": 2, "广告": 1, "网络": 2, "餐饮": 1, "特种设备": 1, "过期食品": 3, "药品": 3, "医疗器械": 2, "化妆品": 2], 19
    ),
    (
      ["龙港所"], 25,
      ["知识产权": 2, "广告": 1, "合同": 1, "餐饮": 2, "特种设备": 2, "过期食品": 3, "药品": 3, "医疗器械": 2, "化妆品": 2], 7
    ),
    (
      ["端氏所", "嘉峰所"], 25,
      ["知识产权": 2, "广告": 1, "合同": 1, "餐饮": 2, "特种设备": 2, "过期食品": 3, "药品": 2, "医疗器械": 2, "化妆品": 2], 8
    ),
    (["中村所"], 20, ["知识产权": 1, "餐饮": 1, "特种设备": 1, "过期食品": 2, "药品": 1, "医疗器械": 1, "化妆品": 1], 12),
    (["郑庄所", "固县所"], 15, ["知识产权": 1, "餐饮": 1, "特种设备": 1, "过期食品": 2, "药品": 1, "医疗器械": 1, "化妆品": 2], 6),
  ]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A scenario in which a case of another kind is worth more than one of those that have a floor.
  private func write() throws -> String {
    let units = Self.quotas.flatMap(\.units)
    let code = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, String(140_521_900 + $0)) })
    let kinds = Set(Self.quotas.flatMap { $0.floors.keys }).sorted() + ["其他"]
    try FileManager.default.createDirectory(at: folder["cases"], withIntermediateDirectories: true)
    try folder.write(
      """
      format: 1
      title: 办案任务
      year: 2023
      issuer: 沁水县市场监督管理局
      plan_date: 2023-11-23
      discovery_weight: 0
      population: { name: 无, released: 2023-01-01, source: 无 }

      """, to: "cases/scenario.yaml")
    func table(_ name: String, _ heading: String, _ rows: [String]) throws {
      try folder.write(heading + "\n" + rows.map { $0 + "\n" }.joined(), to: "cases/\(name).csv")
    }
    try table("counties", "adcode,name,population,source", units.map { "\(code[$0] ?? ""),\($0),1000,假设" })
    try table("categories", "class,source", kinds.map { "\($0),假设" })
    try table("funds", "fund,name,owner,level,amount_yuan,source", ["F,办案经费,县局,县局,100000,假设"])
    try table(
      "strata", "county,category,level,fund,subjects,cost_yuan,alpha,beta",
      units.flatMap { unit in
        kinds.map { "\(code[unit] ?? ""),\($0),县局,F,100,1,\($0 == "其他" ? "9,1" : "1,9")" }
      })
    let rules = Self.quotas.enumerated().flatMap { number, quota in
      let scope = "county=" + quota.units.compactMap { code[$0] }.joined(separator: "|")
      let floors = quota.floors.sorted { $0.key < $1.key }.map { kind, least in
        "\(number)-\(kind),至少\(least)件,batches,\(scope);class=\(kind),county,\(least),,policy,第11部分"
      }
      return ["\(number),各\(quota.cases)件,batches,\(scope),county,,\(quota.cases),policy,第11部分"] + floors
    }
    try table("rules", "id,title,measure,scope,each,at_least,exactly,strength,source", rules)
    return folder.path("cases")
  }

  @Test("197 cases in all; what the floors leave free is 19 a team, and 7, 8, 12 and 6 a station")
  func free() throws {
    let plan = try folder.plan(try write(), ["--no-sheets"])
    let rows = try folder.text("plan/allocation.csv").components(separatedBy: "\n").dropFirst()
      .map { $0.components(separatedBy: ",") }.filter { $0.count > 5 }
    let heading = try #require(try folder.text("plan/allocation.csv").components(separatedBy: "\n").first)
    let batches = try #require(heading.components(separatedBy: ",").firstIndex(of: "batches"))
    #expect(rows.compactMap { Int($0[batches]) }.reduce(0, +) == 125 + 72)
    let others = rows.filter { $0.contains("其他") }
    let free = Dictionary(others.map { ($0[1], Int($0[batches]) ?? 0) }, uniquingKeysWith: +)
    for quota in Self.quotas {
      for unit in quota.units { #expect(free[unit] == quota.free, "\(unit)") }
    }
    #expect(try Program.run(["verify", plan]).shellCode == 0)
  }
}
