import Foundation
import SamplingInspection

/// Writing failed; nothing was left behind.
public struct WritingError: Error, Sendable, Equatable {
  /// Where.
  public let path: String
  /// What is in the way.
  public let reason: Wording
  /// What would help.
  public let remedy: Wording

  /// Makes an error with everything said.
  public init(path: String, reason: Wording, remedy: Wording) {
    self.path = path
    self.reason = reason
    self.remedy = remedy
  }

  /// Makes an error of a reason that another library gives in its own words.
  public init(path: String, reason: String) {
    self.init(path: path, reason: Wording(zh: reason, en: reason), remedy: Self.elsewhere)
  }

  /// Makes an error of an error number of the system.
  public init(path: String, code: Int32) {
    let english = String(cString: strerror(code))
    let chinese: [Int32: String] = [
      ENOSPC: "磁盘空间不足", EDQUOT: "磁盘配额不足", EFBIG: "文件过大", EACCES: "没有权限", EPERM: "没有权限", EROFS: "磁盘是只读的",
      ENOENT: "没有这个文件夹", ENOTDIR: "路径中间有一个不是文件夹的文件", EEXIST: "已有同名的文件", EISDIR: "这里已有一个文件夹",
      EPIPE: "接收输出的程序已经结束",
    ]
    self.init(path: path, reason: Wording(zh: chinese[code] ?? english, en: english), remedy: Self.elsewhere)
  }

  /// Makes an error of what Foundation throws; on Linux it often keeps the reason to itself.
  public init(path: String, _ error: any Error) {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    if underlying.domain == NSPOSIXErrorDomain {
      self.init(path: path, code: Int32(underlying.code))
    } else {
      self.init(
        path: path,
        reason: Wording(
          zh: "空间不足、文件过大或没有权限", en: "no space left, the file would be too large, or no permission"),
        remedy: Self.elsewhere)
    }
  }

  private static let elsewhere = Wording(
    zh: "请检查磁盘空间和权限，或写到别的位置", en: "Check disk space and permissions, or name another place")

  /// Names place, reason and remedy.
  public func text(_ language: Language) -> String {
    language == .zh
      ? "无法写入 \(path)：\(reason.zh)。\(remedy.zh)。" : "cannot write \(path): \(reason.en). \(remedy.en)."
  }
}
