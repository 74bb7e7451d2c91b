-- Word count: splitting a long text and counting in a table. See programs/word_count.py.

package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua"
local run = require("harness")

local SYLLABLES = { "ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu", "shi" }

local function vocabulary()
  local words = {}
  for _, a in ipairs(SYLLABLES) do
    for _, b in ipairs(SYLLABLES) do
      words[#words + 1] = a .. b
    end
  end
  for i = 1, 6 do
    for _, b in ipairs(SYLLABLES) do
      for _, c in ipairs(SYLLABLES) do
        words[#words + 1] = SYLLABLES[i] .. b .. c
      end
    end
  end
  return words
end

local function make_text(n)
  local words = vocabulary()
  local count, state, pieces = #words, 12345, {}
  for i = 1, n do
    state = (state * 1664525 + 1013904223) % 4294967296
    local first = bit.rshift(state, 8) % count
    state = (state * 1664525 + 1013904223) % 4294967296
    local word = words[math.floor(first * (bit.rshift(state, 8) % count) / count) + 1]
    if i % 12 == 1 then
      word = word:sub(1, 1):upper() .. word:sub(2)
    end
    if i % 36 == 0 then
      word = word .. ".\n"
    elseif i % 12 == 0 then
      word = word .. ". "
    elseif i % 7 == 0 then
      word = word .. ", "
    else
      word = word .. " "
    end
    pieces[i] = word
  end
  return table.concat(pieces)
end

local function count_words(text)
  local counts = {}
  for line in text:gmatch("[^\n]+") do
    for word in line:gmatch("%S+") do
      word = word:match("^[.,;:!?]*(.-)[.,;:!?]*$"):lower()
      counts[word] = (counts[word] or 0) + 1
    end
  end
  return counts
end

local function main(_, text)
  local ranking, all = {}, 0
  for word, count in pairs(count_words(text)) do
    ranking[#ranking + 1] = { word = word, count = count }
    all = all + count
  end
  table.sort(ranking, function(a, b)
    if a.count ~= b.count then
      return a.count > b.count
    end
    return a.word < b.word
  end)
  local top = {}
  for i = 1, math.min(8, #ranking) do
    top[i] = ranking[i].word .. " " .. ranking[i].count
  end
  return string.format("%d characters, %d words, %d different: %s", #text, all, #ranking, table.concat(top, ", "))
end

run({ prepare = make_text, work = main, operations = function(n) return n end })
