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
      (command == "plan" ? ["plan", scenario] : ["generate", "--tiny", "--counties", "2", "--seed", "1"])
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
      try Program.run(["generate", "--tiny", "--counties", "2", "--seed", "2", "-o", plan]).shellCode == 74)
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
