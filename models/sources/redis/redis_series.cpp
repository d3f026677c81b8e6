#include "sources/redis/redis_series.h"

#include "vocabulary/caches.h"

namespace traceo {

/// In the order of a key, which is compared without being made.
void RedisSeries::add(std::string_view name, double value, std::initializer_list<Label> labels)
{
    m_table.beginSeries();
    m_table.addLabel("__name__", name);
    bool hasInstance = false;
    for (const auto& [label, text] : labels) {
        if (!hasInstance && label > vocabulary::kLabelInstance) {
            m_table.addLabel(vocabulary::kLabelInstance, m_instance);
            hasInstance = true;
        }
        if (!text.empty())
            m_table.addLabel(label, text);
    }
    if (!hasInstance)
        m_table.addLabel(vocabulary::kLabelInstance, m_instance);
    m_table.addSample({m_at, value});
    m_table.endSeries();
}

} // namespace traceo
