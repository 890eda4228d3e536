import Foundation
import Testing

@Suite("A place that cannot or must not be written is 74")
struct RefusedPlaceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("A folder that holds something else is left alone", arguments: ["plan", "generate"])
  func otherContents(_ command: String) throws {
    let scenario = try folder.generate(.tiny)
    let other = folder.path("letters")
    try FileManager.default.createDirectory(at: folder["letters/old"], withIntermediateDirectories: true)
    try folder.write("Dear Sir", to: "letters/old/letter.txt")
    let outcome = try Program.run(
      (command == "plan" ? ["plan", scenario] : ["generate", "--tiny", "--seed", "1"])
        + ["-o", other, "--lang", "en"])
    #expect(outcome.shellCode == 74)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains(other), "\(outcome.err)")
    #expect(try folder.contents("letters") == ["old/letter.txt": Data("Dear Sir".utf8)])
    #expect(try folder.names == ["letters", "scenario"])
  }

  @Test("The scenario itself is never replaced by its plan, nor a plan by a scenario")
  func eachOther() throws {
    let scenario = try folder.generate(.tiny)
    let plan = try folder.plan(scenario)
    let before = (try folder.contents("scenario"), try folder.contents("plan"))
    #expect(try Program.run(["plan", scenario, "-o", scenario]).shellCode == 74)
    #expect(
      try Program.run(["generate", "--tiny", "--seed", "2", "-o", plan]).shellCode == 74)
    #expect(try folder.contents("scenario") == before.0)
    #expect(try folder.contents("plan") == before.1)
    #expect(try folder.names == ["plan", "scenario"])
  }

  @Test("A file in place of the folder, or above it, is left alone", arguments: ["file", "file/plan"])
  func file(_ place: String) throws {
    let scenario = try folder.generate(.tiny)
    try folder.write("mine", to: "file")
    let outcome = try Program.run(["plan", scenario, "-o", folder.path(place), "--lang", "en"])
    #expect(outcome.shellCode == 74)
    #expect(outcome.err.contains("file"))
    #expect(try folder.text("file") == "mine")
    #expect(try folder.names == ["file", "scenario"])
  }

  @Test(
    "A plan is not replaced while something else lies in its folder",
    arguments: [
      "notes.txt", "scenario/letter.docx", "sheets/photo.jpg", "draw/round-1/seed.txt", "progress/2021-06.xlsx",
      ".hidden", "plan.json.bak",
    ])
  func stranger(_ path: String) throws {
    let scenario = try folder.generate(.tiny)
    let plan = try folder.plan(scenario)
    let place = folder["plan/" + path]
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try folder.write("mine", to: "plan/" + path)
    let before = try folder.contents("plan")
    for (language, words) in [("zh", "请先移走它"), ("en", "Move it away")] {
      let outcome = try Program.run(["plan", scenario, "-o", plan, "--lang", language])
      #expect(outcome.shellCode == 74)
      #expect(outcome.out.isEmpty)
      #expect(outcome.err.contains(path) && outcome.err.contains(words), "\(outcome.err)")
    }
    #expect(try folder.contents("plan") == before)
    try FileManager.default.removeItem(at: place)
    #expect(try Program.run(["plan", scenario, "-o", plan]).shellCode == 0)
  }

  @Test("What was made from the older plan goes with it")
  func older() throws {
    let scenario = try folder.generate(.tiny)
    let plan = try folder.plan(scenario)
    let before = try folder.contents("plan")
    try FileManager.default.createDirectory(at: folder["plan/sheets/甲市"], withIntermediateDirectories: true)
    let derived = [
      "sheets/汇总.xlsx", "sheets/甲市/900001-第1县.xlsx", "schedule.csv", "report.html", "simulation.json", "frontier.json",
    ]
    for path in derived where before[path] == nil { try folder.write("of the older plan", to: "plan/" + path) }
    #expect(try Program.run(["plan", scenario, "-o", plan]).shellCode == 0)
    #expect(try folder.contents("plan") == before)
  }

  @Test("A link to a plan folder stays a link")
  func link() throws {
    let scenario = try folder.generate(.tiny)
    _ = try folder.plan(scenario)
    try FileManager.default.createSymbolicLink(at: folder["latest"], withDestinationURL: folder["plan"])
    #expect(try Program.run(["plan", scenario, "-o", folder.path("latest")]).shellCode == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("latest")) == folder.path("plan"))
    #expect(try Program.run(["verify", folder.path("latest")]).shellCode == 0)
    #expect(try folder.names == ["latest", "plan", "scenario"])
  }

  @Test("A scenario that somebody made is never replaced by a generated one; a generated one is")
  func scenario() throws {
    _ = try folder.generate(.tiny)
    #expect(try Program.run(["generate", "--tiny", "--seed", "2", "-o", folder.path("scenario")]).shellCode == 0)
    let text = try folder.text("scenario/scenario.yaml")
    try folder.write(text.replacing("生成的方案", with: "某市计划"), to: "scenario/scenario.yaml")
    let before = try folder.contents("scenario")
    #expect(try Program.run(["generate", "--tiny", "--seed", "1", "-o", folder.path("scenario")]).shellCode == 74)
    #expect(try folder.contents("scenario") == before)
  }

  @Test("An empty folder, an older plan and a folder below new ones are taken")
  func taken() throws {
    let scenario = try folder.generate(.tiny)
    try FileManager.default.createDirectory(at: folder["empty"], withIntermediateDirectories: true)
    for place in ["empty", "empty", "new/below/plan", "new/below/plan/"] {
      #expect(try Program.run(["plan", scenario, "-o", folder.path(place)]).shellCode == 0)
      #expect(try Program.run(["verify", folder.path(place)]).shellCode == 0)
    }
    #expect(try folder.names == ["empty", "new", "scenario"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("new/below")) == ["plan"])
  }
}
