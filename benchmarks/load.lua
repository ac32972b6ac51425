-- For wrk: each request is another line of a file (path, a tab, the body of a form or nothing); a connection pauses `pause` ms between two.
-- At the end one line: answers, seconds, 95th percentile in ms, answers that failed.
local asked, turn, pause = {}, 0, 0
local threads = {}

function setup(thread) table.insert(threads, thread) end

function init(args)
  failed = 0
  for line in io.lines(args[1]) do
    local path, body = line:match("^([^\t]*)\t?(.*)$")
    local headers = {["Accept-Encoding"] = "gzip"}
    if body ~= "" then headers["Content-Type"] = "application/x-www-form-urlencoded" end
    table.insert(asked, wrk.format(body ~= "" and "POST" or "GET", path, headers, body ~= "" and body or nil))
  end
  pause = tonumber(args[2])
end

function request()
  turn = turn % #asked + 1
  return asked[turn]
end

function delay() return pause end

function response(status) if status ~= 200 then failed = failed + 1 end end

function done(summary, latency)
  local errors = summary.errors
  local lost = errors.connect + errors.read + errors.write + errors.timeout
  for _, thread in ipairs(threads) do lost = lost + thread:get("failed") end
  print(string.format("LOAD %d %.3f %.3f %d", summary.requests, summary.duration / 1e6, latency:percentile(95) / 1e3, lost))
end
