#include "sources/redis/redis_series.h"

#include "vocabulary/caches.h"

namespace traceo {

void RedisSeries::add(std::string_view name, double value, std::initializer_list<Label> labels)
{
    m_labels.clear();
    bool hasInstance = false;
    const auto addInstance = [&] {
        m_labels.emplace_back(vocabulary::kLabelInstance, m_instance);
        hasInstance = true;
    };
    for (const Label& label : labels) {
        if (!hasInstance && label.first > vocabulary::kLabelInstance)
            addInstance();
        if (!label.second.empty())
            m_labels.push_back(label);
    }
    if (!hasInstance)
        addInstance();
    m_table.addSeries(name, m_labels, {m_at, value});
}

} // namespace traceo
